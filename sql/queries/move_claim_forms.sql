-- move_claim_forms: $1 forms, $2 the claim of each. Index: claim_form_pkey
UPDATE claim_form AS f SET claim_id = w.claim_id
FROM unnest($1::bigint[], $2::bigint[]) AS w (form_id, claim_id) WHERE f.form_id = w.form_id;
