-- insert_claim_keys: $1 keys, $2 the form of each
INSERT INTO claim_key (key, form_id)
SELECT w.key, w.form_id FROM unnest($1::bigint[], $2::bigint[]) AS w (key, form_id)
ON CONFLICT DO NOTHING;
