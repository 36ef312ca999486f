-- get_reviews: $1 review ids, any order. Index: review_pkey
SELECT r.review_id, r.url, r.claim_text, r.publisher, r.publisher_url, r.title, r.claimant,
  (extract(epoch FROM r.claim_time) * 1000000)::bigint, r.rating_text, r.rating_value,
  r.rating_best, r.rating_worst, r.summary, (extract(epoch FROM r.publish_time) * 1000000)::bigint,
  (extract(epoch FROM r.create_time) * 1000000)::bigint,
  (extract(epoch FROM r.update_time) * 1000000)::bigint
FROM unnest($1::bigint[]) WITH ORDINALITY AS w (review_id, ordinal)
JOIN review AS r ON r.review_id = w.review_id
ORDER BY w.ordinal;
