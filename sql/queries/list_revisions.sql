-- list_revisions: $1 revision (after this), $2 limit, $3 article_id. Oldest first. Index: article_revision_pkey
SELECT revision, title, (extract(epoch FROM publish_time) * 1000000)::bigint,
  (extract(epoch FROM create_time) * 1000000)::bigint
FROM article_revision
WHERE article_id = $3 AND revision > $1::integer
ORDER BY revision
LIMIT $2;
