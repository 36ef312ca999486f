-- insert_withdrawn_alerts: $1 occurrences that a revision no longer holds. Of each, and of each claim that it spoke of. Index: occurrence_pkey, claim_statement_pkey, claim_form_pkey
INSERT INTO alert
  (kind, audience, article_id, occurrence_id, part_index, quote_id, claim_id, speaker_id)
SELECT 'WITHDRAWN', n.audience, n.article_id, n.occurrence_id, n.part_index, n.quote_id, n.claim_id,
  n.speaker_id
FROM (
  SELECT 'ALL' AS audience, o.article_id, o.occurrence_id, NULL::integer AS part_index, o.quote_id,
    NULL::bigint AS claim_id, o.speaker_id
  FROM unnest($1::bigint[]) AS w (occurrence_id)
  JOIN occurrence AS o ON o.occurrence_id = w.occurrence_id
  UNION ALL
  SELECT 'CLAIM', o.article_id, o.occurrence_id, min(s.part_index), NULL, f.claim_id, o.speaker_id
  FROM unnest($1::bigint[]) AS w (occurrence_id)
  JOIN occurrence AS o ON o.occurrence_id = w.occurrence_id
  JOIN claim_statement AS s ON s.occurrence_id = o.occurrence_id
  JOIN claim_form AS f ON f.form_id = s.form_id
  GROUP BY o.article_id, o.occurrence_id, f.claim_id, o.speaker_id) AS n
ORDER BY n.occurrence_id, n.audience, n.claim_id;
