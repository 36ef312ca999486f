-- count_quotes_anew: $1 quote ids. Their counts and times as their occurrences have them. Index: quote_pkey, occurrence_quote_publish_ix
UPDATE quote SET standing_count = c.standing_count, first_publish_time = c.first_publish_time
FROM unnest($1::bigint[]) AS w (quote_id)
CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE o.withdrawn_revision IS NULL) AS standing_count,
    min(o.publish_time) AS first_publish_time
  FROM occurrence AS o WHERE o.quote_id = w.quote_id) AS c
WHERE quote.quote_id = w.quote_id;
