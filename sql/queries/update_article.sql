-- update_article: $1 article_id, $2 revision, $3 outlet, $4 title, $5 language, $6 publish_time (NULL keeps the known one). Index: article_pkey
UPDATE article
SET revision = $2, outlet = $3, title = $4, language = $5,
  publish_time = COALESCE($6, publish_time), update_time = now()
WHERE article_id = $1;
