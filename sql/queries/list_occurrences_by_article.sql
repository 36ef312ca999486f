-- list_occurrences_by_article: $1 begin of the content, $2 occurrence_id (after these), $3 limit, $4 article_id, $5 quote_id or NULL, $6 speaker_id or NULL. In text order. Index: occurrence_article_ix
SELECT occurrence_id, lower(content) FROM occurrence
WHERE article_id = $4 AND withdrawn_revision IS NULL
  AND (lower(content), occurrence_id) > ($1::integer, $2::bigint)
  AND ($5::bigint IS NULL OR quote_id = $5) AND ($6::bigint IS NULL OR speaker_id = $6)
ORDER BY lower(content), occurrence_id
LIMIT $3;
