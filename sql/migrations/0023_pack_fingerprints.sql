-- A fingerprint's row tells how many its wording has, so that a look-up passes over wordings that
-- share too little without reading them. Rows in the order of the key, since all are written anew.

ALTER TABLE wording_fingerprint RENAME CONSTRAINT wording_fingerprint_pkey TO old_fingerprint_pkey;
ALTER TABLE wording_fingerprint RENAME TO old_fingerprint;
CREATE TABLE wording_fingerprint (
  hash bigint NOT NULL,
  posting bigint NOT NULL,           -- 256 * variant_id + its number of fingerprints, 255 of more
  CONSTRAINT wording_fingerprint_pkey PRIMARY KEY (hash, posting)
) WITH (autovacuum_vacuum_insert_scale_factor = 0.02);
INSERT INTO wording_fingerprint (hash, posting)
SELECT f.hash, 256 * f.variant_id + LEAST(255, count(*) OVER (PARTITION BY f.variant_id))
FROM old_fingerprint AS f
ORDER BY f.hash, f.variant_id;
DROP TABLE old_fingerprint;
