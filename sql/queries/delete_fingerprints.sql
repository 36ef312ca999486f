-- delete_fingerprints: $1 hashes, $2 quote ids, row by row. Index: quote_fingerprint_pkey
DELETE FROM quote_fingerprint AS f
USING unnest($1::bigint[], $2::bigint[]) AS g (hash, quote_id)
WHERE f.hash = g.hash AND f.quote_id = g.quote_id;
