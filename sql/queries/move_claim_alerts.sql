-- move_claim_alerts: $1 claims, $2 the one that each goes into. Index: alert_claim_ix
UPDATE alert AS a SET claim_id = w.into_id
FROM unnest($1::bigint[], $2::bigint[]) AS w (claim_id, into_id)
WHERE a.claim_id = w.claim_id AND a.audience <> 'SPEAKER';
