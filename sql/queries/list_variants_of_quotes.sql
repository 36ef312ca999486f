-- list_variants_of_quotes: $1 quote ids. Index: variant_quote_id_normal_hash_uq
SELECT variant_id, quote_id, wording FROM variant WHERE quote_id = ANY ($1::bigint[])
ORDER BY variant_id;
