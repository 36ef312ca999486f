-- merge_claim_tallies: $1 claims, $2 the one that each goes into. Index: claim_tally_first_ix or claim_tally_last_ix, claim_value_figure_ix
WITH merged AS (
  SELECT w.claim_id, w.into_id FROM unnest($1::bigint[], $2::bigint[]) AS w (claim_id, into_id)
), taken AS (
  DELETE FROM claim_tally AS t USING merged AS m WHERE t.claim_id = m.claim_id
  RETURNING t.article_id, m.into_id, t.outlet, t.statement_count, t.denial_count, t.first_time,
    t.last_time
), figures AS (
  DELETE FROM claim_value AS v USING merged AS m WHERE v.claim_id = m.claim_id
  RETURNING v.occurrence_id, m.into_id, v.figure, v.value
), moved AS (
  INSERT INTO claim_value (occurrence_id, claim_id, figure, value)
  SELECT DISTINCT occurrence_id, into_id, figure, value FROM figures
  ON CONFLICT DO NOTHING
)
INSERT INTO claim_tally AS t
  (article_id, claim_id, outlet, statement_count, denial_count, first_time, last_time)
SELECT article_id, into_id, min(outlet), sum(statement_count), sum(denial_count), min(first_time),
  max(last_time)
FROM taken
GROUP BY article_id, into_id
ON CONFLICT (article_id, claim_id) DO UPDATE SET
  statement_count = t.statement_count + EXCLUDED.statement_count,
  denial_count = t.denial_count + EXCLUDED.denial_count,
  first_time = LEAST(t.first_time, EXCLUDED.first_time),
  last_time = GREATEST(t.last_time, EXCLUDED.last_time);
