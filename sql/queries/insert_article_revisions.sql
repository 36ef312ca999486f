-- insert_article_revisions: one array per column, arrays within rows as text
INSERT INTO article_revision
  (article_id, revision, title, text, content_hash, publish_time, title_span, standfirst_span,
   authors, original_hash)
SELECT r.article_id, r.revision, r.title, r.text, r.content_hash, r.publish_time, r.title_span,
  r.standfirst_span, r.authors::text[], r.original_hash
FROM unnest($1::bigint[], $2::integer[], $3::text[], $4::text[], $5::bytea[], $6::timestamptz[],
    $7::int4range[], $8::int4range[], $9::text[], $10::bytea[])
  AS r (article_id, revision, title, text, content_hash, publish_time, title_span,
    standfirst_span, authors, original_hash);
