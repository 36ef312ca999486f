-- insert_claim_statements: one array per column, of positions their texts. Statements that are gone by now are left out. Index: occurrence_pkey
INSERT INTO claim_statement (occurrence_id, part_index, form_id, span, text, points_back, checkable,
  stance, stance_span, stance_text, positions, source_text)
SELECT w.occurrence_id, w.part_index, w.form_id, w.span, w.text, w.points_back, w.checkable,
  w.stance, w.stance_span, w.stance_text, w.positions::integer[], w.source_text
FROM unnest(
  $1::bigint[], $2::integer[], $3::bigint[], $4::int4range[], $5::text[], $6::boolean[],
  $7::float8[], $8::text[], $9::int4range[], $10::text[], $11::text[], $12::text[]) AS w (
  occurrence_id, part_index, form_id, span, text, points_back, checkable, stance, stance_span,
  stance_text, positions, source_text)
JOIN occurrence AS o ON o.occurrence_id = w.occurrence_id;
