-- redirect_claims: $1 claims, $2 the one that each went into. What led to them leads there too. Index: claim_redirect_into_ix
WITH merged AS (
  SELECT w.claim_id, w.into_id FROM unnest($1::bigint[], $2::bigint[]) AS w (claim_id, into_id)),
moved AS (
  UPDATE claim_redirect AS r SET into_id = m.into_id FROM merged AS m WHERE r.into_id = m.claim_id)
INSERT INTO claim_redirect (claim_id, into_id) SELECT claim_id, into_id FROM merged;
