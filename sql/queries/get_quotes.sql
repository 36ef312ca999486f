-- get_quotes: $1 quote ids, any order. Index: quote_pkey, occurrence_quote_publish_ix, article_pkey
SELECT q.quote_id, q.wording, q.verbatim, q.standing_count,
  (extract(epoch FROM q.first_publish_time) * 1000000)::bigint, c.article_count,
  ARRAY(
    SELECT a.outlet FROM occurrence AS o JOIN article AS a ON a.article_id = o.article_id
    WHERE o.quote_id = q.quote_id AND o.withdrawn_revision IS NULL AND a.outlet <> ''
    GROUP BY a.outlet ORDER BY min(COALESCE(o.publish_time, 'infinity')), a.outlet)
FROM unnest($1::bigint[]) WITH ORDINALITY AS w (quote_id, ordinal)
JOIN quote AS q ON q.quote_id = w.quote_id
CROSS JOIN LATERAL (
  SELECT count(DISTINCT o.article_id) AS article_count FROM occurrence AS o
  WHERE o.quote_id = q.quote_id AND o.withdrawn_revision IS NULL) AS c
ORDER BY w.ordinal;
