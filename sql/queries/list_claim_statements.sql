-- list_claim_statements: $1 publish_time, $2 occurrence_id, $3 part_index (after these), $4 limit, $5 claim_id. Earliest first, unknown times last. Index: claim_form_claim_ix, claim_statement_form_ix, occurrence_pkey
SELECT s.occurrence_id, (extract(epoch FROM o.publish_time) * 1000000)::bigint, s.part_index,
  s.span, s.text, s.points_back, s.checkable, s.stance, s.stance_span, s.stance_text, s.positions,
  s.source_text
FROM claim_form AS f
JOIN claim_statement AS s ON s.form_id = f.form_id
JOIN occurrence AS o ON o.occurrence_id = s.occurrence_id
WHERE f.claim_id = $5
  AND (COALESCE(o.publish_time, 'infinity'), s.occurrence_id, s.part_index)
    > ($1::timestamptz, $2::bigint, $3::integer)
ORDER BY COALESCE(o.publish_time, 'infinity'), s.occurrence_id, s.part_index
LIMIT $4;
