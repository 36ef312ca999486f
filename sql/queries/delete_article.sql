-- delete_article: $1 article_id. With its revisions, entries, occurrences, chains and what people said of its words; returns how many revisions and occurrences. Index: occurrence_article_first_revision_ix, chain_link_pkey, entry_pkey, article_revision_pkey, reassignment_pkey, content_correction_url_ix, article_pkey
WITH links AS (
  DELETE FROM chain_link WHERE occurrence_id IN (
    SELECT o.occurrence_id FROM occurrence AS o WHERE o.article_id = $1)
), words AS (
  DELETE FROM reassignment WHERE article_url = (SELECT a.url FROM article AS a WHERE a.article_id = $1)
), contents AS (
  DELETE FROM content_correction WHERE article_url = (
    SELECT a.url FROM article AS a WHERE a.article_id = $1)
), occurrences AS (
  DELETE FROM occurrence WHERE article_id = $1 RETURNING occurrence_id
), entries AS (
  DELETE FROM entry WHERE article_id = $1
), revisions AS (
  DELETE FROM article_revision WHERE article_id = $1 RETURNING revision
), articles AS (
  DELETE FROM article WHERE article_id = $1
)
SELECT (SELECT count(*) FROM revisions), (SELECT count(*) FROM occurrences);
