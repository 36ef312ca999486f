-- delete_claims: $1 claims. Index: claim_pkey
DELETE FROM claim WHERE claim_id = ANY ($1::bigint[]);
