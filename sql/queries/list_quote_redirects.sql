-- list_quote_redirects: $1 wordings. The ids of quotes that are no more and lead to them. Index: quote_redirect_variant_ix
SELECT r.variant_id, r.quote_id FROM quote_redirect AS r
WHERE r.variant_id = ANY ($1::bigint[]) ORDER BY r.quote_id;
