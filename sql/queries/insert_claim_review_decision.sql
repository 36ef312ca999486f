-- insert_claim_review_decision: $1 correction_id, $2 review_id, $3 claim_id, $4 form of the claim, $5 confirmed. Index: claim_form_claim_ix
INSERT INTO review_decision (correction_id, review_id, target_kind, form_id, confirmed)
SELECT $1, $2, 'CLAIM', form_id, $5 FROM claim_form
WHERE claim_id = $3 ORDER BY form <> $4, form_id LIMIT 1
RETURNING form_id;
