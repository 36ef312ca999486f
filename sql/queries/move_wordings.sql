-- move_wordings: $1 variant ids, $2 the quotes that they belong to now. With their occurrences. Index: variant_pkey, occurrence_variant_ix
WITH moved AS (
  UPDATE variant SET quote_id = m.quote_id
  FROM unnest($1::bigint[], $2::bigint[]) AS m (variant_id, quote_id)
  WHERE variant.variant_id = m.variant_id
  RETURNING variant.variant_id, variant.quote_id
)
UPDATE occurrence SET quote_id = moved.quote_id
FROM moved WHERE occurrence.variant_id = moved.variant_id;
