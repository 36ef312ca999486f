-- lock_article: $1 article_id. Keeps other writers off it, before the lock on matching as they do. Index: article_pkey
SELECT a.url FROM article AS a WHERE a.article_id = $1 FOR UPDATE;
