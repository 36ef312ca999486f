-- find_quote_redirect: $1 quote_id of a quote that is another by now. Index: quote_redirect_pkey, variant_pkey
SELECT v.quote_id FROM quote_redirect AS r JOIN variant AS v ON v.variant_id = r.variant_id
WHERE r.quote_id = $1;
