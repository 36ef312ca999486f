-- delete_claim_keys: $1 keys, $2 the form of each. Index: claim_key_pkey
DELETE FROM claim_key AS k USING unnest($1::bigint[], $2::bigint[]) AS w (key, form_id)
WHERE k.key = w.key AND k.form_id = w.form_id;
