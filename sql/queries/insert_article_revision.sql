-- insert_article_revision: $1 article_id, $2 revision, $3 title, $4 text, $5 content_hash, $6 publish_time, $7 title_span, $8 standfirst_span, $9 authors, $10 original_hash
INSERT INTO article_revision
  (article_id, revision, title, text, content_hash, publish_time, title_span, standfirst_span,
   authors, original_hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);
