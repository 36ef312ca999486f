-- find_claim_candidates: $1 keys, $2 how many forms a key may have. Forms that have one of the keys; keys of more forms find none. Index: claim_key_pkey, claim_form_pkey
SELECT f.form_id, f.claim_id, f.form
FROM (
  SELECT DISTINCT k.form_id
  FROM unnest($1::bigint[]) AS w (key)
  CROSS JOIN LATERAL (
    SELECT array_agg(c.form_id) AS form_ids
    FROM (SELECT form_id FROM claim_key WHERE key = w.key LIMIT $2::bigint + 1) AS c) AS l
  CROSS JOIN LATERAL unnest(l.form_ids) AS k (form_id)
  WHERE cardinality(l.form_ids) <= $2) AS found
JOIN claim_form AS f ON f.form_id = found.form_id;
