-- list_touched_quotes: $1 article_id. Quotes with an occurrence in any of its revisions. Index: occurrence_article_first_revision_ix
SELECT DISTINCT o.quote_id FROM occurrence AS o
WHERE o.article_id = $1 AND o.quote_id IS NOT NULL
ORDER BY o.quote_id;
