-- list_article_deletions: $1 deletion_id (before this), $2 limit, $3 url_hash or NULL. Newest first; of one URL all are read, since erasing is rare. Index: article_deletion_pkey
SELECT deletion_id, article_id, actor, reason, revision_count, occurrence_count, quote_count,
  speaker_count, (extract(epoch FROM create_time) * 1000000)::bigint
FROM article_deletion
WHERE deletion_id < $1::bigint AND ($3::bytea IS NULL OR url_hash = $3)
ORDER BY deletion_id DESC
LIMIT $2;
