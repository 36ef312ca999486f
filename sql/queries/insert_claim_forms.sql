-- insert_claim_forms: $1 forms, $2 their claims. Returns them with their ids.
INSERT INTO claim_form (form, claim_id, form_hash)
SELECT w.form, w.claim_id, sha256(convert_to(w.form, 'UTF8'))
FROM unnest($1::text[], $2::bigint[]) AS w (form, claim_id)
RETURNING form, form_id;
