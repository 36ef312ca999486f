-- allocate_ids: $1 quotes, $2 variants, $3 occurrences: how many. The ids come in this order, ascending in each kind.
SELECT nextval('quote_quote_id_seq') FROM generate_series(1, $1::integer)
UNION ALL
SELECT nextval('variant_variant_id_seq') FROM generate_series(1, $2::integer)
UNION ALL
SELECT nextval('occurrence_occurrence_id_seq') FROM generate_series(1, $3::integer);
