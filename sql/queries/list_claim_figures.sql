-- list_claim_figures: $1 occurrences, $2 the part of each. In order. Index: claim_figure_pkey
SELECT g.occurrence_id, g.part_index, g.kind, g.bound, g.value, g.upper, g.unit, g.counted, g.place,
  g.date, g.span, g.text
FROM unnest($1::bigint[], $2::integer[]) AS w (occurrence_id, part_index)
JOIN claim_figure AS g ON g.occurrence_id = w.occurrence_id AND g.part_index = w.part_index
ORDER BY g.occurrence_id, g.part_index, g.figure_index;
