-- insert_review_decision: $1 correction_id, $2 review_id, $3 quote_id, $4 wording of the quote, $5 confirmed. Index: variant_quote_ix
INSERT INTO review_decision (correction_id, review_id, variant_id, confirmed)
SELECT $1, $2, variant_id, $5 FROM variant
WHERE quote_id = $3 ORDER BY wording <> $4, variant_id LIMIT 1
RETURNING variant_id;
