-- delete_variants_without_occurrences: $1 quote ids. Index: variant_quote_id_normal_hash_uq, occurrence_variant_ix
DELETE FROM variant
WHERE quote_id = ANY ($1::bigint[])
  AND NOT EXISTS (SELECT FROM occurrence AS o WHERE o.variant_id = variant.variant_id);
