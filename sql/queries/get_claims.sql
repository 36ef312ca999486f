-- get_claims: $1 claim ids, any order. With who asserted each first, and how many statements that stand take each stance. Index: claim_pkey, claim_form_claim_ix, claim_statement_form_ix, occurrence_pkey, article_pkey, speaker_pkey
WITH said AS MATERIALIZED (
  SELECT w.ordinal, s.text, s.source_text, s.points_back, s.stance, s.occurrence_id, s.part_index,
    o.publish_time, o.article_id, o.speaker_id, o.resolved_name, o.source_text AS statement_source,
    COALESCE(o.withdrawn_revision, 0) = 0 AS stands
  FROM unnest($1::bigint[]) WITH ORDINALITY AS w (claim_id, ordinal)
  JOIN claim_form AS f ON f.claim_id = w.claim_id
  JOIN claim_statement AS s ON s.form_id = f.form_id
  JOIN occurrence AS o ON o.occurrence_id = s.occurrence_id
), head AS (
  SELECT DISTINCT ON (ordinal) * FROM said
  ORDER BY ordinal, points_back, stance <> 'ASSERTS', publish_time, occurrence_id, part_index
), stances AS (
  SELECT ordinal, array_agg(stance ORDER BY count DESC, stance) AS stances,
    array_agg(count ORDER BY count DESC, stance) AS counts
  FROM (SELECT ordinal, stance, count(*) AS count FROM said WHERE stands GROUP BY ordinal, stance) AS p
  GROUP BY ordinal
)
SELECT c.claim_id, h.text, c.statement_count, c.article_count, c.outlet_count, c.denial_count,
  c.figures_changed, (extract(epoch FROM c.first_publish_time) * 1000000)::bigint,
  (extract(epoch FROM c.last_publish_time) * 1000000)::bigint,
  a.outlet, p.speaker_id,
  COALESCE(NULLIF(h.source_text, ''), p.name, NULLIF(h.resolved_name, ''), h.statement_source),
  COALESCE(n.stances, '{}'), COALESCE(n.counts, '{}')
FROM unnest($1) WITH ORDINALITY AS w (claim_id, ordinal)
JOIN claim AS c ON c.claim_id = w.claim_id
JOIN head AS h ON h.ordinal = w.ordinal
JOIN article AS a ON a.article_id = h.article_id
LEFT JOIN speaker AS p ON h.source_text = '' AND p.speaker_id = h.speaker_id
LEFT JOIN stances AS n ON n.ordinal = w.ordinal
ORDER BY w.ordinal;
