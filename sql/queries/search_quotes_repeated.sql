-- search_quotes_repeated: $1 first_publish_time, $2 quote_id (after these), $3 limit, $4 how many standing occurrences at least, there; NULL for any: $5 outlet; of one of these occurrences: $6 published from, $7 published before, $8 statement kind. Index: quote_first_publish_ix
-- Quotes that come back within an outlet, or anywhere. Walks all quotes in order; scalar subqueries
-- so that each quote's occurrences come by index and never all occurrences at once.
SELECT q.quote_id, (extract(epoch FROM q.first_publish_time) * 1000000)::bigint
FROM quote AS q
WHERE q.standing_count >= $4::bigint
  AND (COALESCE(q.first_publish_time, 'infinity'), q.quote_id) > ($1::timestamptz, $2::bigint)
  AND (($5::text IS NULL AND $6::timestamptz IS NULL AND $7::timestamptz IS NULL AND $8::text IS NULL) OR (
    SELECT count(*) >= $4 AND bool_or(
        ($6 IS NULL OR o.publish_time >= $6)
        AND ($7 IS NULL OR o.publish_time < $7)
        AND ($8 IS NULL OR o.kind = $8))
    FROM occurrence AS o
    WHERE o.quote_id = q.quote_id AND COALESCE(o.withdrawn_revision, 0) = 0
      AND ($5 IS NULL OR (SELECT a.outlet FROM article AS a WHERE a.article_id = o.article_id) = $5)))
ORDER BY COALESCE(q.first_publish_time, 'infinity'), q.quote_id
LIMIT $3;
