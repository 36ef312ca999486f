-- search_quotes_extent: $1 limit; NULL for any: $2 outlet, $3 published from, $4 published before, $5 speaker ids, $6 words. Index: variant_words_ix, occurrence_speaker_publish_ix, occurrence_publish_ix, article_outlet_publish_ix with occurrence_article_first_revision_ix
-- How many rows, up to the limit, the condition leaves that leaves the fewest; NULL: there is none.
SELECT least(
  CASE WHEN $6::text IS NOT NULL THEN (
    SELECT count(*) FROM (
      SELECT FROM variant AS v
      WHERE to_tsvector('simple', v.wording) @@ plainto_tsquery('simple', $6)
      LIMIT $1::bigint) AS few) END,
  CASE WHEN $5::bigint[] IS NOT NULL THEN (
    SELECT count(*) FROM (
      SELECT FROM occurrence AS o WHERE o.speaker_id = ANY ($5) LIMIT $1) AS few) END,
  CASE WHEN $2::text IS NOT NULL THEN (
    SELECT count(*) FROM (
      SELECT FROM article AS a
      CROSS JOIN LATERAL (
        SELECT FROM occurrence AS o WHERE o.article_id = a.article_id OFFSET 0) AS o
      WHERE a.outlet = $2
      LIMIT $1) AS few) END,
  CASE WHEN $3::timestamptz IS NOT NULL OR $4::timestamptz IS NOT NULL THEN (
    SELECT count(*) FROM (
      SELECT FROM occurrence AS o
      WHERE o.publish_time >= COALESCE($3, '-infinity') AND o.publish_time < COALESCE($4, 'infinity')
      LIMIT $1) AS few) END);
