-- tally_article: $1 article_id. What its statements add to claims; nothing of it may be there. Index: occurrence_article_first_revision_ix, claim_statement_pkey, claim_form_pkey, article_pkey, claim_figure_pkey
WITH said AS MATERIALIZED (
  SELECT o.occurrence_id, s.part_index, f.claim_id, a.outlet, s.stance, o.publish_time,
    o.withdrawn_revision IS NULL AS stands
  FROM occurrence AS o
  JOIN claim_statement AS s ON s.occurrence_id = o.occurrence_id
  JOIN claim_form AS f ON f.form_id = s.form_id
  JOIN article AS a ON a.article_id = o.article_id
  WHERE o.article_id = $1
), figures AS (
  INSERT INTO claim_value (occurrence_id, claim_id, figure, value)
  SELECT DISTINCT s.occurrence_id, s.claim_id,
    g.kind || ' ' || g.unit || ' ' || lower(regexp_replace(g.counted, '^.* ', '')), g.value
  FROM said AS s
  JOIN claim_figure AS g ON g.occurrence_id = s.occurrence_id AND g.part_index = s.part_index
  WHERE s.stands AND g.kind <> 'DATE'
)
INSERT INTO claim_tally
  (article_id, claim_id, outlet, statement_count, denial_count, first_time, last_time)
SELECT $1, claim_id, outlet, count(*) FILTER (WHERE stands),
  count(*) FILTER (WHERE stands AND stance IN ('DENIES', 'DISPUTES', 'RETRACTS')),
  min(publish_time), max(publish_time)
FROM said
GROUP BY claim_id, outlet;
