-- insert_claim_figures: one array per column. Index: claim_statement_pkey
INSERT INTO claim_figure (occurrence_id, part_index, figure_index, kind, bound, value, upper, unit,
  counted, place, date, span, text)
SELECT w.occurrence_id, w.part_index, w.figure_index, w.kind, w.bound, w.value, w.upper, w.unit,
  w.counted, w.place, w.date, w.span, w.text
FROM unnest(
  $1::bigint[], $2::integer[], $3::integer[], $4::text[], $5::text[], $6::float8[], $7::float8[],
  $8::text[], $9::text[], $10::text[], $11::text[], $12::int4range[], $13::text[]) AS w (
  occurrence_id, part_index, figure_index, kind, bound, value, upper, unit, counted, place, date,
  span, text)
JOIN claim_statement AS s
  ON s.occurrence_id = w.occurrence_id AND s.part_index = w.part_index;
