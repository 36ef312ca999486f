-- list_pending_articles: $1 limit. The longest waiting first. Index: claim_pending_create_ix, article_pkey
SELECT p.article_id, a.revision
FROM claim_pending AS p
LEFT JOIN article AS a ON a.article_id = p.article_id
ORDER BY p.create_time, p.article_id
LIMIT $1;
