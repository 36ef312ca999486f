-- search_quotes_latest: $1 first_publish_time, $2 quote_id (after these), $3 limit, $4 how many standing occurrences at least, $9 only those that these credit to several; of an occurrence, NULL for any: $5 outlet, $6 published from, $7 published before, $8 statement kind. Index: quote_last_publish_ix
-- Walks all quotes in order.
SELECT q.quote_id, (extract(epoch FROM q.first_publish_time) * 1000000)::bigint
FROM quote AS q
WHERE q.standing_count >= $4::bigint
  AND (NOT $9::boolean OR (
    SELECT min(o.speaker_id) <> max(o.speaker_id) FROM occurrence AS o
    WHERE o.quote_id = q.quote_id AND COALESCE(o.withdrawn_revision, 0) = 0))
  AND (COALESCE(q.first_publish_time, '-infinity'), q.quote_id) < ($1::timestamptz, $2::bigint)
  AND (($5::text IS NULL AND $6::timestamptz IS NULL AND $7::timestamptz IS NULL AND $8::text IS NULL) OR EXISTS (
    SELECT FROM occurrence AS o
    WHERE o.quote_id = q.quote_id
      AND ($5::text IS NULL OR EXISTS (
        SELECT FROM article AS a WHERE a.article_id = o.article_id AND a.outlet = $5))
      AND ($6::timestamptz IS NULL OR o.publish_time >= $6)
      AND ($7::timestamptz IS NULL OR o.publish_time < $7)
      AND ($8::text IS NULL OR o.kind = $8)))
ORDER BY COALESCE(q.first_publish_time, '-infinity') DESC, q.quote_id DESC
LIMIT $3;
