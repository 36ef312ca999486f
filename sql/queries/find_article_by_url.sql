-- find_article_by_url: $1 url. The article under a URL and what its current revision holds. Index: article_url_uq
SELECT a.article_id, a.revision, a.occurrence_count, encode(r.content_hash, 'hex')
FROM article AS a
JOIN article_revision AS r ON r.article_id = a.article_id AND r.revision = a.revision
WHERE a.url = $1;
