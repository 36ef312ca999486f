-- find_forms: $1 forms. Index: claim_form_hash_uq
SELECT form, form_id, claim_id FROM claim_form
WHERE form_hash IN (SELECT sha256(convert_to(w.form, 'UTF8')) FROM unnest($1::text[]) AS w (form));
