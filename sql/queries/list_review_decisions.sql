-- list_review_decisions: $1 quote ids, $2 review ids: the decision that counts for each review and quote, of these quotes and of these reviews. Index: variant_quote_ix, review_decision_variant_ix, review_decision_review_ix, review_decision_pkey, correction_pkey, variant_pkey
SELECT DISTINCT ON (d.review_id, v.quote_id)
  d.review_id, v.quote_id, v.wording, d.confirmed, d.correction_id
FROM (
  SELECT o.correction_id FROM variant AS w
  JOIN review_decision AS o ON o.variant_id = w.variant_id
  WHERE w.quote_id = ANY ($1::bigint[])
  UNION
  SELECT o.correction_id FROM review_decision AS o WHERE o.review_id = ANY ($2::bigint[])) AS asked
JOIN review_decision AS d ON d.correction_id = asked.correction_id
JOIN correction AS c ON c.correction_id = d.correction_id AND c.undo_time IS NULL
JOIN variant AS v ON v.variant_id = d.variant_id
ORDER BY d.review_id, v.quote_id, d.correction_id DESC;
