-- search_quotes_ranked: $1 rank, $2 place (after these), $3 limit, $4 how many standing occurrences at least; of an occurrence, NULL for any: $5 outlet, $6 published from, $7 published before, $8 statement kind; $9 only those that standing occurrences credit to several; of that occurrence: $10 speaker ids, $11 words; $12 EARLIEST, LATEST, MOST_REPEATED or RELEVANCE; $13 of the latter those with the words in just this order, or those without, NULL: both. Index: variant_words_ix, occurrence_speaker_publish_ix, occurrence_publish_ix or article_outlet_publish_ix
-- Finds all that fit before it orders them. The rank of RELEVANCE: 2^40 where the words stand in just
-- this order, less the length of the wording.
WITH fitting AS (
  SELECT v.quote_id, v.wording
  FROM variant AS v
  WHERE $5::text IS NULL AND $6::timestamptz IS NULL AND $7::timestamptz IS NULL AND $8::text IS NULL
    AND $10::bigint[] IS NULL
    AND to_tsvector('simple', v.wording) @@ plainto_tsquery('simple', $11)
    AND ($13::boolean IS DISTINCT FROM true OR strpos(lower(v.wording), lower($11)) > 0)
  UNION ALL
  SELECT o.quote_id, v.wording
  FROM occurrence AS o
  JOIN variant AS v ON v.variant_id = o.variant_id
  LEFT JOIN article AS a ON a.article_id = o.article_id
  WHERE NOT ($5::text IS NULL AND $6::timestamptz IS NULL AND $7::timestamptz IS NULL AND $8::text IS NULL
    AND $10::bigint[] IS NULL)
    AND ($11::text IS NULL OR to_tsvector('simple', v.wording) @@ plainto_tsquery('simple', $11))
    AND ($13::boolean IS DISTINCT FROM true OR strpos(lower(v.wording), lower($11)) > 0)
    AND ($5 IS NULL OR a.outlet = $5)
    AND ($6 IS NULL OR o.publish_time >= $6)
    AND ($7 IS NULL OR o.publish_time < $7)
    AND ($8 IS NULL OR o.kind = $8)
    AND ($10 IS NULL OR o.speaker_id = ANY ($10))),
found AS (
  SELECT v.quote_id, $12::text = 'RELEVANCE' AND bool_or(strpos(lower(v.wording), lower($11)) > 0) AS in_order
  FROM fitting AS v
  GROUP BY v.quote_id),
ranked AS (
  SELECT q.quote_id,
    CASE $12::text
      WHEN 'EARLIEST' THEN
        -COALESCE((extract(epoch FROM q.first_publish_time) * 1000000)::bigint, 9223372036854775807)
      WHEN 'LATEST' THEN
        COALESCE((extract(epoch FROM q.first_publish_time) * 1000000)::bigint, -9223372036854775807)
      WHEN 'MOST_REPEATED' THEN q.standing_count
      ELSE f.in_order::integer * 1099511627776 - char_length(q.wording) END AS rank,
    CASE $12::text WHEN 'EARLIEST' THEN -q.quote_id ELSE q.quote_id END AS place
  FROM found AS f
  JOIN quote AS q ON q.quote_id = f.quote_id
  WHERE q.standing_count >= $4::bigint
    AND ($13::boolean IS NULL OR f.in_order = $13)
    AND (NOT $9::boolean OR (
    SELECT min(o.speaker_id) <> max(o.speaker_id) FROM occurrence AS o
    WHERE o.quote_id = q.quote_id AND COALESCE(o.withdrawn_revision, 0) = 0)))
SELECT r.quote_id, r.rank FROM ranked AS r
WHERE (r.rank, r.place) < ($1::bigint, $2::bigint)
ORDER BY r.rank DESC, r.place DESC
LIMIT $3;
