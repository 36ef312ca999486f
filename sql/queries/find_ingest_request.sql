-- find_ingest_request: what a caller's request with this id did before, if any. $1 principal,
-- $2 request_id. Index: ingest_request_pkey
SELECT encode(request_hash, 'hex'), article_id, revision, outcome, occurrence_count, new_quote_count
FROM ingest_request
WHERE principal = $1 AND request_id = $2
