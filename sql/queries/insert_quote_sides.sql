-- insert_quote_sides: $1 correction_id, $2 variant ids, $3 their sides
INSERT INTO quote_side (variant_id, correction_id, side)
SELECT s.variant_id, $1, s.side FROM unnest($2::bigint[], $3::integer[]) AS s (variant_id, side);
