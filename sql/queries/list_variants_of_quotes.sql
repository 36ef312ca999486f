-- list_variants_of_quotes: $1 quote ids. With whether their quote is verbatim. Index: variant_quote_id_normal_hash_uq, quote_pkey
SELECT v.variant_id, v.quote_id, v.wording, q.verbatim
FROM variant AS v
JOIN quote AS q ON q.quote_id = v.quote_id
WHERE v.quote_id = ANY ($1::bigint[])
ORDER BY v.variant_id;
