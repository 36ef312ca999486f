-- get_claims: $1 claim ids, any order. Index: claim_pkey, claim_form_claim_ix, claim_statement_form_ix, occurrence_pkey
SELECT c.claim_id, t.text, c.statement_count, c.article_count, c.outlet_count, c.denial_count,
  c.figures_changed, (extract(epoch FROM c.first_publish_time) * 1000000)::bigint,
  (extract(epoch FROM c.last_publish_time) * 1000000)::bigint
FROM unnest($1::bigint[]) WITH ORDINALITY AS w (claim_id, ordinal)
JOIN claim AS c ON c.claim_id = w.claim_id
CROSS JOIN LATERAL (
  SELECT s.text FROM claim_form AS f
  JOIN claim_statement AS s ON s.form_id = f.form_id
  JOIN occurrence AS o ON o.occurrence_id = s.occurrence_id
  WHERE f.claim_id = c.claim_id
  ORDER BY s.points_back, s.stance <> 'ASSERTS', o.publish_time, s.occurrence_id, s.part_index
  LIMIT 1) AS t
ORDER BY w.ordinal;
