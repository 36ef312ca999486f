-- search_quotes_most_repeated: $1 standing_count, $2 quote_id (after these), $3 limit, $4 how many standing occurrences at least, $9 only those that these credit to several; of an occurrence, NULL for any: $5 outlet, $6 published from, $7 published before, $8 statement kind. Index: quote_standing_ix
-- Walks all quotes in order.
SELECT q.quote_id, q.standing_count
FROM quote AS q
WHERE q.standing_count >= $4::bigint
  AND (NOT $9::boolean OR (
    SELECT min(o.speaker_id) <> max(o.speaker_id) FROM occurrence AS o
    WHERE o.quote_id = q.quote_id AND COALESCE(o.withdrawn_revision, 0) = 0))
  AND (q.standing_count, q.quote_id) < ($1::bigint, $2::bigint)
  AND (($5::text IS NULL AND $6::timestamptz IS NULL AND $7::timestamptz IS NULL AND $8::text IS NULL) OR EXISTS (
    SELECT FROM occurrence AS o
    WHERE o.quote_id = q.quote_id
      AND ($5::text IS NULL OR EXISTS (
        SELECT FROM article AS a WHERE a.article_id = o.article_id AND a.outlet = $5))
      AND ($6::timestamptz IS NULL OR o.publish_time >= $6)
      AND ($7::timestamptz IS NULL OR o.publish_time < $7)
      AND ($8::text IS NULL OR o.kind = $8)))
ORDER BY q.standing_count DESC, q.quote_id DESC
LIMIT $3;
