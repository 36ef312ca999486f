-- find_claim_redirect: $1 claim_id. Index: claim_redirect_pkey
SELECT into_id FROM claim_redirect WHERE claim_id = $1;
