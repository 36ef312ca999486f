-- list_touched_wordings: $1 article_id. Wordings and quotes with an occurrence in any of its revisions. Index: occurrence_article_first_revision_ix
SELECT DISTINCT o.variant_id, o.quote_id FROM occurrence AS o
WHERE o.article_id = $1 AND o.variant_id IS NOT NULL
ORDER BY o.variant_id;
