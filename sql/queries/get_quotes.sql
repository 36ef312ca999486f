-- get_quotes: $1 quote ids, any order. With the standing occurrences' outlets by time, the variants, and whom they credit, most first. Index: quote_pkey, occurrence_quote_publish_ix, article_pkey, variant_quote_ix, occurrence_variant_ix, speaker_pkey
-- Here and in searches COALESCE says what stands: before the first statistics IS NULL looks so rare
-- that a whole index of what stands would be read for each quote.
SELECT q.quote_id, q.wording, q.verbatim, q.standing_count,
  (extract(epoch FROM q.first_publish_time) * 1000000)::bigint, a.article_count, a.outlets,
  v.wordings, v.relations, v.occurrence_counts,
  s.speaker_ids, s.names, s.kinds, s.occurrence_counts
FROM unnest($1::bigint[]) WITH ORDINALITY AS w (quote_id, ordinal)
JOIN quote AS q ON q.quote_id = w.quote_id
CROSS JOIN LATERAL (
  SELECT COALESCE(sum(p.article_count), 0)::bigint AS article_count,
    COALESCE(array_agg(p.outlet ORDER BY p.first_time, p.outlet)
      FILTER (WHERE p.outlet <> ''), '{}') AS outlets
  FROM (
    SELECT r.outlet, count(DISTINCT r.article_id) AS article_count,
      min(COALESCE(o.publish_time, 'infinity')) AS first_time
    FROM occurrence AS o
    JOIN article AS r ON r.article_id = o.article_id
    WHERE o.quote_id = q.quote_id AND COALESCE(o.withdrawn_revision, 0) = 0
    GROUP BY r.outlet) AS p) AS a
CROSS JOIN LATERAL (
  SELECT COALESCE(array_agg(p.wording ORDER BY p.occurrence_count DESC, p.variant_id), '{}') AS wordings,
    COALESCE(array_agg(p.relation ORDER BY p.occurrence_count DESC, p.variant_id), '{}') AS relations,
    COALESCE(array_agg(p.occurrence_count ORDER BY p.occurrence_count DESC, p.variant_id), '{}') AS occurrence_counts
  FROM (
    SELECT t.variant_id, t.wording, t.relation, n.occurrence_count
    FROM variant AS t
    CROSS JOIN LATERAL (
      SELECT count(*) AS occurrence_count FROM occurrence AS o
      WHERE o.variant_id = t.variant_id AND COALESCE(o.withdrawn_revision, 0) = 0) AS n
    WHERE t.quote_id = q.quote_id) AS p) AS v
CROSS JOIN LATERAL (
  SELECT COALESCE(array_agg(p.speaker_id ORDER BY p.occurrence_count DESC, p.speaker_id), '{}') AS speaker_ids,
    COALESCE(array_agg(p.name ORDER BY p.occurrence_count DESC, p.speaker_id), '{}') AS names,
    COALESCE(array_agg(p.kind ORDER BY p.occurrence_count DESC, p.speaker_id), '{}') AS kinds,
    COALESCE(array_agg(p.occurrence_count ORDER BY p.occurrence_count DESC, p.speaker_id), '{}') AS occurrence_counts
  FROM (
    SELECT e.speaker_id, e.name, e.kind, count(*) AS occurrence_count
    FROM occurrence AS o
    JOIN speaker AS e ON e.speaker_id = o.speaker_id
    WHERE o.quote_id = q.quote_id AND COALESCE(o.withdrawn_revision, 0) = 0
    GROUP BY e.speaker_id) AS p) AS s
ORDER BY w.ordinal;
