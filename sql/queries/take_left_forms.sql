-- take_left_forms: $1 limit. Forms that statements left, with their claims, and whether nothing is left of each. Index: claim_form_pkey, claim_statement_form_ix
WITH taken AS (
  DELETE FROM claim_form_left WHERE form_id IN (SELECT form_id FROM claim_form_left LIMIT $1)
  RETURNING form_id)
SELECT f.form_id, f.claim_id, f.form,
  NOT EXISTS (SELECT FROM claim_statement AS s WHERE s.form_id = f.form_id)
FROM taken AS t
JOIN claim_form AS f ON f.form_id = t.form_id;
