-- list_standing_figures: $1 claim ids. What statements that stand count, the latest first. Index: claim_form_claim_ix, claim_statement_form_ix, occurrence_pkey, claim_figure_pkey
SELECT f.claim_id,
  g.kind || ' ' || g.unit || ' ' || lower(regexp_replace(g.counted, '^.* ', '')),
  g.counted, g.value, g.upper, g.text,
  (extract(epoch FROM date_trunc('day', o.publish_time AT TIME ZONE 'UTC')) / 86400)::bigint
FROM unnest($1::bigint[]) AS w (claim_id)
JOIN claim_form AS f ON f.claim_id = w.claim_id
JOIN claim_statement AS s ON s.form_id = f.form_id
JOIN occurrence AS o
  ON o.occurrence_id = s.occurrence_id AND COALESCE(o.withdrawn_revision, 0) = 0
JOIN claim_figure AS g ON g.occurrence_id = s.occurrence_id AND g.part_index = s.part_index
WHERE g.kind <> 'DATE'
ORDER BY f.claim_id, o.publish_time DESC NULLS LAST, g.occurrence_id DESC, g.part_index DESC,
  g.figure_index DESC;
