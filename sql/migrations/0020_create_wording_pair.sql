-- Quotes follow from pairs of wordings, whatever the order of arrival. A wording is a row of variant
-- and belongs to one quote; so it is found by its words alone, and by fingerprints of its own.

ALTER TABLE variant
  DROP CONSTRAINT variant_quote_id_normal_hash_uq,
  -- Whom occurrences of these words name; '' alone, where one names nobody or all more than 16.
  ADD COLUMN speakers text[] NOT NULL DEFAULT '{}';
DROP INDEX variant_normal_hash_ix;

UPDATE variant SET
  wording = w.wording,
  speakers = CASE WHEN cardinality(w.names) > 16 OR '' = ANY (w.names) THEN '{""}' ELSE w.names END
FROM (
  SELECT o.variant_id,
    (array_agg(o.wording ORDER BY octet_length(o.wording) DESC, o.wording COLLATE "C"))[1] AS wording,
    array_agg(DISTINCT o.resolved_name) AS names
  FROM occurrence AS o WHERE o.variant_id IS NOT NULL GROUP BY o.variant_id) AS w
WHERE w.variant_id = variant.variant_id;

-- normal_hash tells paraphrases from words, and whose words a phrase of one or two is (as WordingKey
-- in save_quotes.cc has it). Those that are left equal keep apart.
UPDATE variant SET normal_hash = sha256(convert_to(
  '\x' || encode(variant.normal_hash, 'hex') || k.sort || E'\n' || k.owner, 'UTF8'))
FROM (
  SELECT v.variant_id, CASE WHEN q.verbatim THEN '' ELSE 'paraphrase' END AS sort,
    CASE WHEN v.wording ~ '\S\s+\S+\s+\S' THEN '' ELSE COALESCE(
      NULLIF(v.speakers[1], ''), 'wording ' || v.variant_id) END AS owner
  FROM variant AS v JOIN quote AS q ON q.quote_id = v.quote_id) AS k
WHERE k.variant_id = variant.variant_id AND (k.sort <> '' OR k.owner <> '');
UPDATE variant SET normal_hash = sha256(
  variant.normal_hash || convert_to(variant.variant_id::text, 'UTF8'))
WHERE EXISTS (
  SELECT FROM variant AS o
  WHERE o.normal_hash = variant.normal_hash AND o.variant_id < variant.variant_id);
ALTER TABLE variant ADD CONSTRAINT variant_normal_hash_uq UNIQUE (normal_hash);
CREATE INDEX variant_quote_ix ON variant (quote_id);

UPDATE quote SET wording = w.wording
FROM (
  SELECT v.quote_id,
    (array_agg(v.wording ORDER BY octet_length(v.wording) DESC, v.wording COLLATE "C"))[1] AS wording
  FROM variant AS v GROUP BY v.quote_id) AS w
WHERE w.quote_id = quote.quote_id AND w.wording <> quote.wording;

-- Related wordings, judged when the later of both came. Derived like fingerprints, and written with
-- them: without foreign keys.
CREATE TABLE wording_pair (
  longer_id bigint NOT NULL,         -- in bytes, of equals the first in byte order
  shorter_id bigint NOT NULL,
  relation text NOT NULL,
  CONSTRAINT wording_pair_pkey PRIMARY KEY (longer_id, shorter_id),
  CONSTRAINT wording_pair_ends_ck CHECK (longer_id <> shorter_id),
  CONSTRAINT wording_pair_relation_ck
    CHECK (relation IN ('VARIANT', 'PARTIAL', 'LIKELY_PARTIAL'))
);
CREATE INDEX wording_pair_shorter_ix ON wording_pair (shorter_id);

-- What is stored stays together: each wording with the one that represents its quote.
INSERT INTO wording_pair (longer_id, shorter_id, relation)
SELECT r.variant_id, v.variant_id,
  CASE v.relation WHEN 'PARTIAL' THEN 'PARTIAL' ELSE 'VARIANT' END
FROM quote AS q
CROSS JOIN LATERAL (
  SELECT f.variant_id FROM variant AS f WHERE f.quote_id = q.quote_id AND f.wording = q.wording
  ORDER BY f.variant_id LIMIT 1) AS r
JOIN variant AS v ON v.quote_id = q.quote_id AND v.variant_id <> r.variant_id;

-- Which wording of its quote had a hash is not known: the representative stands for it.
CREATE TABLE wording_fingerprint (
  hash bigint NOT NULL,
  variant_id bigint NOT NULL,
  CONSTRAINT wording_fingerprint_pkey PRIMARY KEY (hash, variant_id)
) WITH (autovacuum_vacuum_insert_scale_factor = 0.02);
INSERT INTO wording_fingerprint (hash, variant_id)
SELECT f.hash, r.variant_id
FROM quote_fingerprint AS f
JOIN quote AS q ON q.quote_id = f.quote_id
CROSS JOIN LATERAL (
  SELECT v.variant_id FROM variant AS v WHERE v.quote_id = q.quote_id AND v.wording = q.wording
  ORDER BY v.variant_id LIMIT 1) AS r;
DROP TABLE quote_fingerprint;

-- The id of a quote that is another by now leads to where its representative wording is.
CREATE TABLE quote_redirect (
  quote_id bigint NOT NULL,
  variant_id bigint NOT NULL,
  CONSTRAINT quote_redirect_pkey PRIMARY KEY (quote_id),
  CONSTRAINT quote_redirect_variant_id_fkey FOREIGN KEY (variant_id)
    REFERENCES variant (variant_id) ON DELETE CASCADE
);
CREATE INDEX quote_redirect_variant_ix ON quote_redirect (variant_id);
