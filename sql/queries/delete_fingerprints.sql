-- delete_fingerprints: $1 hashes, $2 variant ids, row by row. Index: wording_fingerprint_pkey
DELETE FROM wording_fingerprint AS f
USING unnest($1::bigint[], $2::bigint[]) AS g (hash, variant_id)
WHERE f.hash = g.hash AND f.posting BETWEEN 256 * g.variant_id AND 256 * g.variant_id + 255;
