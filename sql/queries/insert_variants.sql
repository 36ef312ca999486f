-- insert_variants: one array per column
INSERT INTO variant (variant_id, quote_id, wording, normal_hash, relation)
SELECT v.variant_id, v.quote_id, v.wording, v.normal_hash, v.relation
FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bytea[], $5::text[])
  AS v (variant_id, quote_id, wording, normal_hash, relation);
