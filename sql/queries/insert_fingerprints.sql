-- insert_fingerprints: $1 hashes, $2 quote ids, row by row. Index: quote_fingerprint_pkey
INSERT INTO quote_fingerprint (hash, quote_id)
SELECT f.hash, f.quote_id FROM unnest($1::bigint[], $2::bigint[]) AS f (hash, quote_id)
ON CONFLICT ON CONSTRAINT quote_fingerprint_pkey DO NOTHING;
