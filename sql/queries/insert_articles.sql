-- insert_articles: $1 urls, each once, $2 outlets, $3 titles, $4 languages, $5 publish times. The row's index and id of those whose URLs were not known; waits for other writers of them.
WITH inserted AS (
  INSERT INTO article (url, outlet, title, language, publish_time, revision)
  SELECT a.url, a.outlet, a.title, a.language, a.publish_time, 1
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
    AS a (url, outlet, title, language, publish_time)
  ORDER BY a.url  -- as all others do, so that two writers of several never wait for each other
  ON CONFLICT ON CONSTRAINT article_url_uq DO NOTHING
  RETURNING article_id, url
)
SELECT a.ordinal - 1, inserted.article_id
FROM unnest($1::text[]) WITH ORDINALITY AS a (url, ordinal)
JOIN inserted ON inserted.url = a.url;
