-- merge_claims: $1 claims, $2 the one that each goes into. Index: claim_form_claim_ix
UPDATE claim_form AS f SET claim_id = w.into_id
FROM unnest($1::bigint[], $2::bigint[]) AS w (claim_id, into_id) WHERE f.claim_id = w.claim_id;
