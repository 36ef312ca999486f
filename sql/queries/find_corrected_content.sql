-- find_corrected_content: $1 correction_id, undone. The occurrences that it holds for and that stand, with what they are now: as an older correction that stands says, else as found. Index: occurrence_content_corrected_by_ix, content_correction_pkey, content_correction_url_ix, correction_pkey
SELECT o.occurrence_id, older.correction_id,
  COALESCE(older.new_content, s.found_content), COALESCE(older.new_prefix, s.found_prefix)
FROM content_correction AS s
JOIN occurrence AS o ON o.content_corrected_by = s.correction_id AND o.withdrawn_revision IS NULL
LEFT JOIN LATERAL (
  SELECT t.correction_id, t.new_content, t.new_prefix
  FROM content_correction AS t
  JOIN correction AS c ON c.correction_id = t.correction_id AND c.undo_time IS NULL
  WHERE t.article_url = s.article_url AND t.found_content = s.found_content
    AND t.found_prefix = s.found_prefix
  -- + 0: by the index of URLs, and not down all corrections.
  ORDER BY t.correction_id + 0 DESC LIMIT 1) AS older ON true
WHERE s.correction_id = $1
ORDER BY o.occurrence_id;
