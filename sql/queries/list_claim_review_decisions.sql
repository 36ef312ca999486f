-- list_claim_review_decisions: $1 claim ids, $2 review ids: the decision that counts for each review and claim, of these claims and of these reviews. Index: claim_form_claim_ix, review_decision_form_ix, review_decision_review_ix, review_decision_pkey, correction_pkey, claim_form_pkey
SELECT DISTINCT ON (d.review_id, f.claim_id) d.review_id, f.claim_id, d.confirmed, d.correction_id
FROM (
  SELECT o.correction_id FROM claim_form AS w
  JOIN review_decision AS o ON o.form_id = w.form_id
  WHERE w.claim_id = ANY ($1::bigint[])
  UNION
  SELECT o.correction_id FROM review_decision AS o WHERE o.review_id = ANY ($2::bigint[])) AS asked
JOIN review_decision AS d ON d.correction_id = asked.correction_id
JOIN correction AS c ON c.correction_id = d.correction_id AND c.undo_time IS NULL
JOIN claim_form AS f ON f.form_id = d.form_id
ORDER BY d.review_id, f.claim_id, d.correction_id DESC;
