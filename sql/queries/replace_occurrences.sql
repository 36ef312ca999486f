-- replace_occurrences: $1 occurrence ids that a revision altered, $2 those that stand in their place. Index: occurrence_pkey
UPDATE occurrence SET replaced_by = r.replacement
FROM unnest($1::bigint[], $2::bigint[]) AS r (occurrence_id, replacement)
WHERE occurrence.occurrence_id = r.occurrence_id;
