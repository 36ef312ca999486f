-- get_claims: $1 claim ids, any order. With who asserted each first, and how many statements that stand take each stance. Index: claim_pkey, claim_form_claim_ix, claim_statement_form_ix, occurrence_pkey, article_pkey, speaker_pkey
SELECT c.claim_id, t.text, c.statement_count, c.article_count, c.outlet_count, c.denial_count,
  c.figures_changed, (extract(epoch FROM c.first_publish_time) * 1000000)::bigint,
  (extract(epoch FROM c.last_publish_time) * 1000000)::bigint,
  t.outlet, t.speaker_id, t.speaker_name, n.stances, n.counts
FROM unnest($1::bigint[]) WITH ORDINALITY AS w (claim_id, ordinal)
JOIN claim AS c ON c.claim_id = w.claim_id
CROSS JOIN LATERAL (
  SELECT f.text, a.outlet, p.speaker_id,
    COALESCE(NULLIF(f.source_text, ''), p.name, NULLIF(f.resolved_name, ''), f.statement_source) AS speaker_name
  FROM (
    SELECT s.text, s.source_text, o.article_id, o.resolved_name, o.source_text AS statement_source,
      CASE WHEN s.source_text = '' THEN o.speaker_id END AS speaker_id
    FROM claim_form AS f
    JOIN claim_statement AS s ON s.form_id = f.form_id
    JOIN occurrence AS o ON o.occurrence_id = s.occurrence_id
    WHERE f.claim_id = c.claim_id
    ORDER BY s.points_back, s.stance <> 'ASSERTS', o.publish_time, s.occurrence_id, s.part_index
    LIMIT 1) AS f
  JOIN article AS a ON a.article_id = f.article_id
  LEFT JOIN speaker AS p ON p.speaker_id = f.speaker_id) AS t
CROSS JOIN LATERAL (
  SELECT COALESCE(array_agg(p.stance ORDER BY p.count DESC, p.stance), '{}') AS stances,
    COALESCE(array_agg(p.count ORDER BY p.count DESC, p.stance), '{}') AS counts
  FROM (
    SELECT s.stance, count(*) AS count
    FROM claim_form AS f
    JOIN claim_statement AS s ON s.form_id = f.form_id
    JOIN occurrence AS o ON o.occurrence_id = s.occurrence_id
    WHERE f.claim_id = c.claim_id AND COALESCE(o.withdrawn_revision, 0) = 0
    GROUP BY s.stance) AS p) AS n
ORDER BY w.ordinal;
