-- list_articles_by_outlet: $1 publish_time, $2 article_id (after these), $3 limit, $4 outlet. Latest first, unknown times last. Index: article_outlet_publish_ix
SELECT article_id, revision, url, outlet, title, language,
  (extract(epoch FROM publish_time) * 1000000)::bigint, occurrence_count,
  (extract(epoch FROM create_time) * 1000000)::bigint,
  (extract(epoch FROM update_time) * 1000000)::bigint
FROM article
WHERE outlet = $4 AND (COALESCE(publish_time, '-infinity'), article_id) < ($1::timestamptz, $2::bigint)
ORDER BY COALESCE(publish_time, '-infinity') DESC, article_id DESC
LIMIT $3;
