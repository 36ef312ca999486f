-- insert_article: $1 url, $2 outlet, $3 title, $4 language, $5 publish_time. No row if the URL is known; waits for another writer of it.
INSERT INTO article (url, outlet, title, language, publish_time, revision)
VALUES ($1, $2, $3, $4, $5, 1)
ON CONFLICT ON CONSTRAINT article_url_uq DO NOTHING
RETURNING article_id;
