-- settle_claims: $1 claims. What is not a sum: outlets and figures, of which each one costs a look into an index, and the times. Index: claim_pkey, claim_tally_outlet_ix, claim_tally_first_ix, claim_tally_last_ix, claim_value_figure_ix
UPDATE claim AS c SET
  outlet_count = (
    WITH RECURSIVE next (outlet) AS (
      (SELECT t.outlet FROM claim_tally AS t
       WHERE t.claim_id = c.claim_id AND t.statement_count > 0 ORDER BY t.outlet LIMIT 1)
      UNION ALL
      SELECT (SELECT t.outlet FROM claim_tally AS t
        WHERE t.claim_id = c.claim_id AND t.statement_count > 0 AND t.outlet > n.outlet
        ORDER BY t.outlet LIMIT 1)
      FROM next AS n WHERE n.outlet IS NOT NULL)
    SELECT count(outlet) FROM next),
  first_publish_time = (SELECT min(t.first_time) FROM claim_tally AS t WHERE t.claim_id = c.claim_id),
  last_publish_time = (SELECT max(t.last_time) FROM claim_tally AS t WHERE t.claim_id = c.claim_id),
  figures_changed = EXISTS (
    WITH RECURSIVE next (figure) AS (
      (SELECT v.figure FROM claim_value AS v
       WHERE v.claim_id = c.claim_id ORDER BY v.figure LIMIT 1)
      UNION ALL
      SELECT (SELECT v.figure FROM claim_value AS v
        WHERE v.claim_id = c.claim_id AND v.figure > n.figure ORDER BY v.figure LIMIT 1)
      FROM next AS n WHERE n.figure IS NOT NULL)
    SELECT FROM next AS n
    CROSS JOIN LATERAL (
      SELECT v.value, v.occurrence_id FROM claim_value AS v
      WHERE v.claim_id = c.claim_id AND v.figure = n.figure ORDER BY v.value LIMIT 1) AS least
    WHERE EXISTS (
      SELECT FROM claim_value AS v
      WHERE v.claim_id = c.claim_id AND v.figure = n.figure AND v.value > least.value)
    AND EXISTS (
      SELECT FROM claim_value AS v
      WHERE v.claim_id = c.claim_id AND v.figure = n.figure
        AND v.occurrence_id <> least.occurrence_id))
WHERE c.claim_id = ANY ($1::bigint[]);
