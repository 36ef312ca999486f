-- insert_quotes: $1 to $4 one array per column, $5 publish_time of their article
INSERT INTO quote (quote_id, wording, verbatim, standing_count, first_publish_time)
SELECT q.quote_id, q.wording, q.verbatim, q.standing_count, $5
FROM unnest($1::bigint[], $2::text[], $3::boolean[], $4::bigint[])
  AS q (quote_id, wording, verbatim, standing_count);
