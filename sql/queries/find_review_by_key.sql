-- find_review_by_key: $1 hash of the key. Index: review_key_hash_uq
SELECT review_id FROM review WHERE key_hash = $1::bytea;
