-- count_variants: $1 quote ids. Their variants with how many occurrences stand, most first. Index: variant_quote_ix, occurrence_variant_ix
SELECT v.quote_id, v.wording, v.relation, c.occurrence_count
FROM variant AS v
CROSS JOIN LATERAL (
  SELECT count(*) AS occurrence_count FROM occurrence AS o
  WHERE o.variant_id = v.variant_id AND o.withdrawn_revision IS NULL) AS c
WHERE v.quote_id = ANY ($1::bigint[])
ORDER BY v.quote_id, c.occurrence_count DESC, v.variant_id;
