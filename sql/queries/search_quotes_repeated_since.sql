-- search_quotes_repeated_since: as search_quotes_repeated, $6 not NULL. Index: article_publish_ix or article_outlet_publish_ix, occurrence_article_ix or occurrence_publish_ix, quote_pkey, occurrence_quote_publish_ix
-- From the articles of the last days to their quotes: costs what these hold, however many quotes
-- are stored. The array keeps the quotes to be read by their key.
SELECT q.quote_id, (extract(epoch FROM q.first_publish_time) * 1000000)::bigint
FROM quote AS q
WHERE q.quote_id = ANY (ARRAY(
    SELECT DISTINCT o.quote_id
    FROM article AS a
    JOIN occurrence AS o ON o.article_id = a.article_id AND o.withdrawn_revision IS NULL
    WHERE COALESCE(a.publish_time, '-infinity') >= $6::timestamptz
      AND ($5::text IS NULL OR a.outlet = $5)
      AND o.publish_time >= $6
      AND ($7::timestamptz IS NULL OR o.publish_time < $7)
      AND ($8::text IS NULL OR o.kind = $8)
      AND o.quote_id IS NOT NULL))
  AND q.standing_count >= $4::bigint
  AND (COALESCE(q.first_publish_time, 'infinity'), q.quote_id) > ($1::timestamptz, $2::bigint)
  AND ($5 IS NULL OR (
    SELECT count(*) >= $4
    FROM occurrence AS o
    WHERE o.quote_id = q.quote_id AND COALESCE(o.withdrawn_revision, 0) = 0
      AND (SELECT a.outlet FROM article AS a WHERE a.article_id = o.article_id) = $5))
ORDER BY COALESCE(q.first_publish_time, 'infinity'), q.quote_id
LIMIT $3;
