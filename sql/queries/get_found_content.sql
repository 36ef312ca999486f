-- get_found_content: $1 occurrence_id. Its content as extraction found it, where people corrected it. Index: occurrence_pkey, content_correction_pkey
SELECT c.found_content, c.found_prefix
FROM occurrence AS o
JOIN content_correction AS c ON c.correction_id = o.content_corrected_by
WHERE o.occurrence_id = $1;
