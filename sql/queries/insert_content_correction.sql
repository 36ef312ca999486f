-- insert_content_correction: $1 correction_id, $2 occurrence_id, $3 old content, $4 found content, $5 found prefix, $6 new content, $7 new prefix. Index: occurrence_pkey, article_pkey
INSERT INTO content_correction (
  correction_id, article_url, occurrence_id, old_content, found_content, found_prefix, new_content,
  new_prefix)
SELECT $1, a.url, o.occurrence_id, $3, $4, $5, $6, $7
FROM occurrence AS o
JOIN article AS a ON a.article_id = o.article_id
WHERE o.occurrence_id = $2;
