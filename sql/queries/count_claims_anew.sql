-- count_claims_anew: $1 claims. From their statements. Index: claim_pkey, claim_form_claim_ix, claim_statement_form_ix, occurrence_pkey, article_pkey, claim_figure_pkey
UPDATE claim AS c SET
  statement_count = n.statements, article_count = n.articles, outlet_count = n.outlets,
  denial_count = n.denials, first_publish_time = n.first_time, last_publish_time = n.last_time,
  figures_changed = EXISTS (
    SELECT FROM claim_form AS f
    JOIN claim_statement AS s ON s.form_id = f.form_id
    JOIN occurrence AS o ON o.occurrence_id = s.occurrence_id AND o.withdrawn_revision IS NULL
    JOIN claim_figure AS g ON g.occurrence_id = s.occurrence_id AND g.part_index = s.part_index
    WHERE f.claim_id = c.claim_id AND g.kind <> 'DATE'
    GROUP BY g.kind, g.unit, lower(regexp_replace(g.counted, '^.* ', ''))
    HAVING count(DISTINCT g.value) > 1 AND count(DISTINCT s.occurrence_id) > 1)
FROM (
  SELECT w.claim_id,
    count(*) FILTER (WHERE o.withdrawn_revision IS NULL) AS statements,
    count(DISTINCT o.article_id) FILTER (WHERE o.withdrawn_revision IS NULL) AS articles,
    count(DISTINCT a.outlet) FILTER (WHERE o.withdrawn_revision IS NULL) AS outlets,
    count(*) FILTER (WHERE o.withdrawn_revision IS NULL
      AND s.stance IN ('DENIES', 'DISPUTES', 'RETRACTS')) AS denials,
    min(o.publish_time) AS first_time, max(o.publish_time) AS last_time
  FROM unnest($1::bigint[]) AS w (claim_id)
  JOIN claim_form AS f ON f.claim_id = w.claim_id
  JOIN claim_statement AS s ON s.form_id = f.form_id
  JOIN occurrence AS o ON o.occurrence_id = s.occurrence_id
  JOIN article AS a ON a.article_id = o.article_id
  GROUP BY w.claim_id) AS n
WHERE c.claim_id = n.claim_id;
