-- list_appearances: $1 quote ids, $2 how many occurrences of each at most. The first that stand by time, unknown times last, with their articles. Index: occurrence_quote_publish_ix, article_pkey
SELECT w.quote_id, o.article_id, a.url, a.title, a.outlet,
  (extract(epoch FROM o.publish_time) * 1000000)::bigint, o.words
FROM unnest($1::bigint[]) WITH ORDINALITY AS w (quote_id, ordinal)
CROSS JOIN LATERAL (
  SELECT occurrence_id, article_id, publish_time, segment_texts[1] AS words
  FROM occurrence
  WHERE quote_id = w.quote_id AND COALESCE(withdrawn_revision, 0) = 0
  ORDER BY COALESCE(publish_time, 'infinity'), occurrence_id
  LIMIT $2) AS o
JOIN article AS a ON a.article_id = o.article_id
ORDER BY w.ordinal, COALESCE(o.publish_time, 'infinity'), o.occurrence_id;
