-- insert_claim_review_alerts: $1 reviews, $2 the claim that each is about. With the first statement of the claim. Index: claim_form_claim_ix, claim_statement_form_ix, occurrence_pkey
INSERT INTO alert (kind, article_id, occurrence_id, part_index, claim_id, speaker_id, review_id)
SELECT 'REVIEWED', o.article_id, o.occurrence_id, o.part_index, w.claim_id, o.speaker_id, w.review_id
FROM unnest($1::bigint[], $2::bigint[]) AS w (review_id, claim_id)
CROSS JOIN LATERAL (
  SELECT b.article_id, b.occurrence_id, s.part_index, b.speaker_id
  FROM claim_form AS f
  JOIN claim_statement AS s ON s.form_id = f.form_id
  JOIN occurrence AS b ON b.occurrence_id = s.occurrence_id
  WHERE f.claim_id = w.claim_id
  ORDER BY COALESCE(b.publish_time, 'infinity'), s.occurrence_id, s.part_index LIMIT 1) AS o;
