-- list_content_corrections: $1 URLs. What corrections that stand say of statements under them, the newest of each. Index: content_correction_url_ix, correction_pkey
SELECT DISTINCT ON (s.article_url, s.found_content, s.found_prefix)
  s.correction_id, s.article_url, s.found_content, s.found_prefix, s.new_content, s.new_prefix
FROM content_correction AS s
JOIN correction AS c ON c.correction_id = s.correction_id AND c.undo_time IS NULL
WHERE s.article_url = ANY ($1::text[])
ORDER BY s.article_url, s.found_content, s.found_prefix, s.correction_id DESC;
