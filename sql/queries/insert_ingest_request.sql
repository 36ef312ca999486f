-- insert_ingest_request: remembers what a request did; no row comes back when another transaction
-- has just done so. Forgets a few that are older than seven days. $1 principal, $2 request_id,
-- $3 request_hash, $4 article_id, $5 revision, $6 outcome, $7 occurrence_count,
-- $8 new_quote_count. Index: ingest_request_pkey, ingest_request_create_time_ix
WITH old AS (
  SELECT principal, request_id FROM ingest_request
  WHERE create_time < now() - interval '7 days'
  ORDER BY create_time
  LIMIT 10
  FOR UPDATE SKIP LOCKED
), forgotten AS (
  DELETE FROM ingest_request AS r
  USING old
  WHERE r.principal = old.principal AND r.request_id = old.request_id
)
INSERT INTO ingest_request
  (principal, request_id, request_hash, article_id, revision, outcome, occurrence_count,
   new_quote_count)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (principal, request_id) DO NOTHING
RETURNING article_id
