-- delete_claim_forms: $1 forms. Index: claim_form_pkey
DELETE FROM claim_form WHERE form_id = ANY ($1::bigint[]);
