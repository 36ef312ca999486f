-- count_pending_claims: $1 how far to count
SELECT (SELECT count(*) FROM (SELECT FROM claim_pending LIMIT $1) AS p),
  EXISTS (SELECT FROM claim_form_left);
