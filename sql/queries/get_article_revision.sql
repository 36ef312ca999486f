-- get_article_revision: $1 article_id. Index: article_pkey
SELECT revision FROM article WHERE article_id = $1;
