-- get_article: $1 article_id. The article with its current revision. Index: article_pkey, article_revision_pkey
SELECT a.article_id, a.revision, a.url, a.outlet, a.title, a.language,
  (extract(epoch FROM a.publish_time) * 1000000)::bigint, a.occurrence_count,
  (extract(epoch FROM a.create_time) * 1000000)::bigint,
  (extract(epoch FROM a.update_time) * 1000000)::bigint,
  r.text, r.title_span, r.standfirst_span, r.authors, encode(r.original_hash, 'hex')
FROM article AS a
JOIN article_revision AS r ON r.article_id = a.article_id AND r.revision = a.revision
WHERE a.article_id = $1;
