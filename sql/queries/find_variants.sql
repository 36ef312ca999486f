-- find_variants: $1 quote ids, $2 normal hashes, row by row, $3 verbatim. The quotes' representative wordings, and the variant with those words if there is one. Index: quote_pkey, variant_quote_id_normal_hash_uq
SELECT w.ordinal - 1, q.wording, v.variant_id
FROM unnest($1::bigint[], $2::bytea[]) WITH ORDINALITY AS w (quote_id, normal_hash, ordinal)
JOIN quote AS q ON q.quote_id = w.quote_id AND q.verbatim = $3
LEFT JOIN variant AS v ON v.quote_id = w.quote_id AND v.normal_hash = w.normal_hash
ORDER BY w.ordinal;
