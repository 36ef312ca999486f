-- list_claim_forms: $1 claims. Index: claim_form_claim_ix
SELECT form_id, claim_id, form FROM claim_form WHERE claim_id = ANY ($1::bigint[]) ORDER BY form_id;
