-- insert_review_fingerprints: $1 review_id, $2 hashes
INSERT INTO review_fingerprint (hash, review_id)
SELECT f.hash, $1::bigint FROM unnest($2::bigint[]) AS f (hash)
ON CONFLICT DO NOTHING;
