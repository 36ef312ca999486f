-- count_occurrences: of an occurrence, NULL for any, one at least set: $1 quote_id, $2 speaker_id; $3 limit. Those that stand by time and outlet, times unknown last. Index: occurrence_quote_publish_ix or occurrence_speaker_publish_ix
WITH chosen AS (
  SELECT o.publish_time AT TIME ZONE 'UTC' AS published, a.outlet
  FROM occurrence AS o
  JOIN article AS a ON a.article_id = o.article_id
  WHERE COALESCE(o.withdrawn_revision, 0) = 0
    AND ($1::bigint IS NULL OR o.quote_id = $1) AND ($2::bigint IS NULL OR o.speaker_id = $2)),
calendar AS (
  SELECT CASE
    WHEN max(published) - min(published) <= interval '92 days' THEN 'day'
    WHEN max(published) <= min(published) + interval '10 years' THEN 'month'
    ELSE 'year' END AS unit
  FROM chosen)
SELECT k.unit, (extract(epoch FROM date_trunc(k.unit, c.published)) * 1000000)::bigint AS begin, c.outlet, count(*)
FROM chosen AS c CROSS JOIN calendar AS k
GROUP BY k.unit, begin, c.outlet
ORDER BY begin, c.outlet
LIMIT $3;
