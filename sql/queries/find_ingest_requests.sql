-- find_ingest_requests: what requests did before, if anything. $1 principals, $2 request ids, row by
-- row; each row's index first. Index: ingest_request_pkey
SELECT a.ordinal - 1, encode(r.request_hash, 'hex'), r.article_id, r.revision, r.outcome,
  r.occurrence_count, r.new_quote_count
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS a (principal, request_id, ordinal)
JOIN ingest_request AS r ON r.principal = a.principal AND r.request_id = a.request_id
