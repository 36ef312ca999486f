-- save_review: $1 hash of the key, $2 url, $3 claim text, $4 publisher, $5 publisher's url, $6 title, $7 claimant, $8 claim time, $9 rating text, $10 value, $11 best, $12 worst, $13 summary, $14 publish time. No row if it is stored as it is. Index: review_key_hash_uq
INSERT INTO review AS r
  (key_hash, url, claim_text, publisher, publisher_url, title, claimant, claim_time, rating_text,
    rating_value, rating_best, rating_worst, summary, publish_time)
VALUES ($1::bytea, $2, $3, $4, $5, $6, $7, $8::timestamptz, $9, $10::double precision,
  $11::double precision, $12::double precision, $13, $14::timestamptz)
ON CONFLICT (key_hash) DO UPDATE SET
  publisher = EXCLUDED.publisher, publisher_url = EXCLUDED.publisher_url, title = EXCLUDED.title,
  claimant = EXCLUDED.claimant, claim_time = EXCLUDED.claim_time,
  rating_text = EXCLUDED.rating_text, rating_value = EXCLUDED.rating_value,
  rating_best = EXCLUDED.rating_best, rating_worst = EXCLUDED.rating_worst,
  summary = EXCLUDED.summary, publish_time = EXCLUDED.publish_time, update_time = now()
WHERE (r.publisher, r.publisher_url, r.title, r.claimant, r.claim_time, r.rating_text,
    r.rating_value, r.rating_best, r.rating_worst, r.summary, r.publish_time)
  IS DISTINCT FROM
  (EXCLUDED.publisher, EXCLUDED.publisher_url, EXCLUDED.title, EXCLUDED.claimant,
    EXCLUDED.claim_time, EXCLUDED.rating_text, EXCLUDED.rating_value, EXCLUDED.rating_best,
    EXCLUDED.rating_worst, EXCLUDED.summary, EXCLUDED.publish_time)
RETURNING r.review_id, xmax = 0;
