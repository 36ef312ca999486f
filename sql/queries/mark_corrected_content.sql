-- mark_corrected_content: $1 article_id, $2 where contents begin, $3 the corrections that say so, of statements that stand. Index: occurrence_article_ix
UPDATE occurrence SET content_corrected_by = w.correction_id
FROM unnest($2::integer[], $3::bigint[]) AS w (content_begin, correction_id)
WHERE occurrence.article_id = $1 AND occurrence.withdrawn_revision IS NULL
  AND lower(occurrence.content) = w.content_begin
  AND occurrence.content_corrected_by IS DISTINCT FROM w.correction_id;
