-- find_reviews: $1 quote ids, $2 hashes, $3 how many of each hash, $4 limit: reviews that people decided on for the quotes, and those that share most hashes. Index: variant_quote_ix, review_decision_variant_ix, review_fingerprint_pkey
SELECT found.review_id
FROM (
  SELECT d.review_id, 1000000 AS weight
  FROM variant AS v JOIN review_decision AS d ON d.variant_id = v.variant_id
  WHERE v.quote_id = ANY ($1::bigint[])
  UNION ALL
  SELECT f.review_id, 1
  FROM unnest($2::bigint[]) AS h (hash)
  CROSS JOIN LATERAL (
    SELECT review_id FROM review_fingerprint WHERE hash = h.hash ORDER BY review_id LIMIT $3) AS f
  ) AS found
GROUP BY found.review_id
ORDER BY sum(found.weight) DESC, found.review_id DESC
LIMIT $4;
