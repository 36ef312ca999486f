-- restore_variant_wordings: $1 quote ids. Variants in the words of the first occurrence that is left, where no occurrence has theirs. Index: variant_quote_id_normal_hash_uq, occurrence_variant_ix
UPDATE variant SET wording = (
  SELECT o.wording FROM occurrence AS o WHERE o.variant_id = variant.variant_id
  ORDER BY o.occurrence_id LIMIT 1)
WHERE quote_id = ANY ($1::bigint[])
  AND NOT EXISTS (
    SELECT FROM occurrence AS o
    WHERE o.variant_id = variant.variant_id AND o.wording = variant.wording);
