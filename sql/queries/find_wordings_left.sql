-- find_wordings_left: $1 variant ids. What the occurrences that are left have them as: text (NULL: there are none) and speakers. Index: occurrence_variant_ix
SELECT w.variant_id, (
    SELECT o.wording FROM occurrence AS o WHERE o.variant_id = w.variant_id
    ORDER BY octet_length(o.wording) DESC, o.wording COLLATE "C" LIMIT 1),
  ARRAY(
    SELECT DISTINCT o.resolved_name FROM occurrence AS o WHERE o.variant_id = w.variant_id
    ORDER BY o.resolved_name)
FROM unnest($1::bigint[]) WITH ORDINALITY AS w (variant_id, ordinal)
ORDER BY w.ordinal;
