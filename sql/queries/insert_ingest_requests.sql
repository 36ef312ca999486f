-- insert_ingest_requests: remembers what requests did; no row comes back for one that another
-- transaction has just done. Forgets a few that are older than seven days. One array per column.
-- Index: ingest_request_pkey, ingest_request_create_time_ix
WITH old AS (
  SELECT principal, request_id FROM ingest_request
  WHERE create_time < now() - interval '7 days'
  ORDER BY create_time
  LIMIT 10 * cardinality($1::text[])
  FOR UPDATE SKIP LOCKED
), forgotten AS (
  DELETE FROM ingest_request AS r
  USING old
  WHERE r.principal = old.principal AND r.request_id = old.request_id
)
INSERT INTO ingest_request
  (principal, request_id, request_hash, article_id, revision, outcome, occurrence_count,
   new_quote_count)
SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[], $4::bigint[], $5::integer[], $6::text[],
  $7::bigint[], $8::bigint[])
ON CONFLICT (principal, request_id) DO NOTHING
RETURNING article_id
