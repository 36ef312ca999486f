-- search_claims: $1 last_publish_time, $2 claim_id (before these), $3 limit, $4 only those whose figures changed, $5 only those that somebody denies; with one statement that fits, NULL for any: $6 outlet, $7 published from, $8 published before, $9 article_id, $10 speaker ids, $11 words, $12 quote_id; what finds the statements, NULL but for one: $13 words, $14 speaker ids, $15 article_id, $16 quote_id, $17 occurrence_id; $18 how many statements that may find. Index: claim_statement_words_ix, occurrence_article_first_revision_ix, occurrence_speaker_publish_ix, occurrence_quote_publish_ix, claim_statement_pkey, claim_form_pkey, claim_pkey
-- Claims of all statements that are found, latest first; one row with 0 instead if they are more.
-- OFFSET 0 and scalar subqueries keep to one look into an index for each statement.
WITH said AS MATERIALIZED (
  SELECT s.occurrence_id, s.part_index, s.form_id FROM claim_statement AS s
  WHERE to_tsvector('simple', s.text) @@ plainto_tsquery('simple', $13::text)
  UNION ALL
  SELECT s.occurrence_id, s.part_index, s.form_id
  FROM (
    SELECT o.occurrence_id FROM occurrence AS o WHERE o.speaker_id = ANY ($14::bigint[])
    UNION ALL
    SELECT o.occurrence_id FROM occurrence AS o WHERE o.article_id = $15::bigint
    UNION ALL
    SELECT o.occurrence_id FROM occurrence AS o WHERE o.quote_id = $16::bigint
    UNION ALL
    SELECT $17::bigint WHERE $17 IS NOT NULL) AS o
  CROSS JOIN LATERAL (
    SELECT s.occurrence_id, s.part_index, s.form_id FROM claim_statement AS s
    WHERE s.occurrence_id = o.occurrence_id OFFSET 0) AS s
  LIMIT $18::bigint + 1
)
(SELECT c.claim_id, (extract(epoch FROM c.last_publish_time) * 1000000)::bigint
 FROM (
   SELECT DISTINCT f.claim_id
   FROM said AS s
   CROSS JOIN LATERAL (
     SELECT f.claim_id FROM claim_form AS f WHERE f.form_id = s.form_id OFFSET 0) AS f
   WHERE (($6::text IS NULL AND $7::timestamptz IS NULL AND $8::timestamptz IS NULL
       AND $9::bigint IS NULL AND $10::bigint[] IS NULL AND $12::bigint IS NULL) OR (
       SELECT ($6 IS NULL OR (SELECT a.outlet FROM article AS a WHERE a.article_id = o.article_id) = $6)
         AND ($7 IS NULL OR o.publish_time >= $7) AND ($8 IS NULL OR o.publish_time < $8)
         AND ($9 IS NULL OR o.article_id = $9) AND ($10 IS NULL OR o.speaker_id = ANY ($10))
         AND ($12 IS NULL OR o.quote_id = $12)
       FROM occurrence AS o WHERE o.occurrence_id = s.occurrence_id))
     AND ($11::text IS NULL OR (
       SELECT to_tsvector('simple', t.text) @@ plainto_tsquery('simple', $11)
       FROM claim_statement AS t
       WHERE t.occurrence_id = s.occurrence_id AND t.part_index = s.part_index))) AS found
 CROSS JOIN LATERAL (
   SELECT c.claim_id, c.last_publish_time, c.figures_changed, c.denial_count FROM claim AS c
   WHERE c.claim_id = found.claim_id OFFSET 0) AS c
 WHERE (SELECT count(*) FROM said) <= $18
   AND (COALESCE(c.last_publish_time, '-infinity'), c.claim_id) < ($1::timestamptz, $2::bigint)
   AND (NOT $4::boolean OR c.figures_changed) AND (NOT $5::boolean OR c.denial_count > 0)
 ORDER BY COALESCE(c.last_publish_time, '-infinity') DESC, c.claim_id DESC
 LIMIT $3)
UNION ALL
SELECT 0, NULL WHERE (SELECT count(*) FROM said) > $18;
