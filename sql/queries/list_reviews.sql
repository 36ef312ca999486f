-- list_reviews: $1 review_id (before this), $2 limit, $3 publisher or NULL. Newest first. Index: review_pkey
SELECT review_id FROM review
WHERE review_id < $1::bigint AND ($3::text IS NULL OR publisher = $3)
ORDER BY review_id DESC
LIMIT $2;
