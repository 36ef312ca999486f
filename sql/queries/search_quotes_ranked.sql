-- search_quotes_ranked: $1 rank, $2 quote_id (after these), $3 limit, $4 how many standing occurrences at least, $9 only those that these credit to several; of an occurrence, NULL for any: $5 outlet, $6 published from, $7 published before, $8 statement kind, $10 speaker ids, $11 words; $12 LATEST, MOST_REPEATED or RELEVANCE. Index: variant_words_ix or occurrence_speaker_publish_ix
-- Finds all that fit before it orders them. The rank of RELEVANCE: 2,000,000 where the words stand in
-- just this order, up to 999,000 for how great a part of the wording they are, and occurrences.
WITH fitting AS (
  SELECT o.quote_id, max(
    CASE WHEN $12::text <> 'RELEVANCE' OR $11::text IS NULL THEN 0
    ELSE CASE WHEN strpos(lower(v.wording), lower($11)) > 0 THEN 2000000 ELSE 0 END
      + 1000 * (999 * char_length($11) / greatest(char_length($11), char_length(v.wording))) END) AS closeness
  FROM occurrence AS o
  JOIN variant AS v ON v.variant_id = o.variant_id
  WHERE ($11::text IS NULL OR to_tsvector('simple', v.wording) @@ plainto_tsquery('simple', $11))
    AND ($10::bigint[] IS NULL OR o.speaker_id = ANY ($10))
    AND ($5::text IS NULL OR EXISTS (
      SELECT FROM article AS a WHERE a.article_id = o.article_id AND a.outlet = $5))
    AND ($6::timestamptz IS NULL OR o.publish_time >= $6)
    AND ($7::timestamptz IS NULL OR o.publish_time < $7)
    AND ($8::text IS NULL OR o.kind = $8)
  GROUP BY o.quote_id),
ranked AS (
  SELECT q.quote_id, CASE $12::text
    WHEN 'LATEST' THEN COALESCE((extract(epoch FROM q.first_publish_time) * 1000000)::bigint, -9223372036854775807)
    WHEN 'MOST_REPEATED' THEN q.standing_count
    ELSE f.closeness + least(q.standing_count, 999) END AS rank
  FROM fitting AS f
  JOIN quote AS q ON q.quote_id = f.quote_id
  WHERE q.standing_count >= $4::bigint
    AND (NOT $9::boolean OR (
      SELECT min(o.speaker_id) <> max(o.speaker_id) FROM occurrence AS o
      WHERE o.quote_id = q.quote_id AND COALESCE(o.withdrawn_revision, 0) = 0)))
SELECT r.quote_id, r.rank FROM ranked AS r
WHERE (r.rank, r.quote_id) < ($1::bigint, $2::bigint)
ORDER BY r.rank DESC, r.quote_id DESC
LIMIT $3;
