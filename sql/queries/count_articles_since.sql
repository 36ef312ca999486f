-- count_articles_since: $1 publish_time, $2 the most that are counted. Index: article_publish_ix
SELECT count(*)
FROM (
  SELECT FROM article
  WHERE COALESCE(publish_time, '-infinity') >= $1::timestamptz
  LIMIT $2) AS recent;
