-- insert_quotes: one array per column. Their counts and times are still to come.
INSERT INTO quote (quote_id, wording, verbatim)
SELECT q.quote_id, q.wording, q.verbatim
FROM unnest($1::bigint[], $2::text[], $3::boolean[]) AS q (quote_id, wording, verbatim);
