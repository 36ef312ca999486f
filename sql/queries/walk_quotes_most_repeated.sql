-- walk_quotes_most_repeated: $1 standing_count, $2 quote_id (after these), $3 limit, $4 how many standing occurrences at least; of an occurrence, NULL for any: $5 outlet, $6 published from, $7 published before, $8 statement kind; $9 only those that standing occurrences credit to several; of that occurrence: $10 speaker ids, $11 words; $12 how many quotes to look through. Index: quote_standing_ix
-- Looks through quotes in order. Scalar subqueries, so that each quote's wordings and occurrences
-- come by the quote's index and never all at once. COALESCE keeps the other indexes out: before the
-- first statistics those of frequent words would be read whole for each quote.
SELECT q.quote_id, q.standing_count
FROM (
  SELECT q.quote_id, q.standing_count
  FROM quote AS q
  WHERE q.standing_count >= $4::bigint
    AND (q.standing_count, q.quote_id) < ($1::bigint, $2::bigint)
  ORDER BY q.standing_count DESC, q.quote_id DESC
  LIMIT $12::bigint) AS q
WHERE (NOT $9::boolean OR (
    SELECT min(o.speaker_id) <> max(o.speaker_id) FROM occurrence AS o
    WHERE o.quote_id = q.quote_id AND COALESCE(o.withdrawn_revision, 0) = 0))
  AND CASE WHEN $5::text IS NULL AND $6::timestamptz IS NULL AND $7::timestamptz IS NULL AND $8::text IS NULL
    AND $10::bigint[] IS NULL
    THEN $11::text IS NULL OR (
      SELECT true FROM variant AS v
      WHERE v.quote_id = q.quote_id AND COALESCE(to_tsvector('simple', v.wording) @@ plainto_tsquery('simple', $11), false)
      LIMIT 1)
    ELSE (
      SELECT true FROM occurrence AS o
      WHERE o.quote_id = q.quote_id
        AND ($6 IS NULL OR COALESCE(o.publish_time >= $6, false))
        AND ($7 IS NULL OR COALESCE(o.publish_time < $7, false))
        AND ($8 IS NULL OR o.kind = $8)
        AND ($10 IS NULL OR COALESCE(o.speaker_id = ANY ($10), false))
        AND ($5 IS NULL OR (
          SELECT a.outlet FROM article AS a WHERE a.article_id = o.article_id) = $5)
        AND ($11 IS NULL OR (
          SELECT to_tsvector('simple', v.wording) @@ plainto_tsquery('simple', $11)
          FROM variant AS v WHERE v.variant_id = o.variant_id))
      LIMIT 1) END
ORDER BY q.standing_count DESC, q.quote_id DESC
LIMIT $3;
