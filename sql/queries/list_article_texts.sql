-- list_article_texts: $1 publish_time, $2 article_id (after these), $3 limit, $4 outlet, NULL: any, $5 published from. Current texts, latest first, unknown times last. Index: article_publish_ix or article_outlet_publish_ix, article_revision_pkey
SELECT a.article_id, a.revision, a.url, a.outlet, a.title, a.language,
  (extract(epoch FROM a.publish_time) * 1000000)::bigint, a.occurrence_count,
  (extract(epoch FROM a.create_time) * 1000000)::bigint,
  (extract(epoch FROM a.update_time) * 1000000)::bigint,
  r.text
FROM article AS a
JOIN article_revision AS r ON r.article_id = a.article_id AND r.revision = a.revision
WHERE (COALESCE(a.publish_time, '-infinity'), a.article_id) < ($1::timestamptz, $2::bigint)
  AND COALESCE(a.publish_time, '-infinity') >= $5::timestamptz
  AND ($4::text IS NULL OR a.outlet = $4)
ORDER BY COALESCE(a.publish_time, '-infinity') DESC, a.article_id DESC
LIMIT $3;
