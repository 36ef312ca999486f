-- insert_claim_alerts: $1 occurrences, $2 the part of each: all that is new in an article of claims. What an article says of a claim that nobody spoke of before, itself included, is no news. Those whose claim somebody else denies hear of it too: as far as the first 256 statements tell who they are. Index: claim_statement_pkey, claim_form_pkey, occurrence_pkey, claim_form_claim_ix, claim_statement_form_ix, claim_figure_pkey, claim_value_figure_ix
WITH new AS MATERIALIZED (
  SELECT n.*, CASE
    WHEN n.stance IN ('DENIES', 'DISPUTES') THEN 'DENIED'
    WHEN n.stance = 'RETRACTS' THEN 'WITHDRAWN'
    WHEN EXISTS (
      SELECT FROM claim_figure AS g
      WHERE g.occurrence_id = n.occurrence_id AND g.part_index = n.part_index AND g.kind <> 'DATE'
        AND (EXISTS (
          SELECT FROM claim_value AS v
          WHERE v.claim_id = n.claim_id AND v.value < g.value AND v.occurrence_id <> n.occurrence_id
            AND v.figure = g.kind || ' ' || g.unit || ' ' || lower(regexp_replace(g.counted, '^.* ', '')))
        OR EXISTS (
          SELECT FROM claim_value AS v
          WHERE v.claim_id = n.claim_id AND v.value > g.value AND v.occurrence_id <> n.occurrence_id
            AND v.figure = g.kind || ' ' || g.unit || ' ' || lower(regexp_replace(g.counted, '^.* ', ''))))
      ) THEN 'FIGURE_CHANGED'
    ELSE 'REPEATED' END AS kind
  FROM (
    SELECT s.occurrence_id, s.part_index, s.stance, f.claim_id, o.article_id, o.speaker_id
    FROM unnest($1::bigint[], $2::integer[]) AS w (occurrence_id, part_index)
    JOIN claim_statement AS s
      ON s.occurrence_id = w.occurrence_id AND s.part_index = w.part_index
    JOIN claim_form AS f ON f.form_id = s.form_id
    JOIN occurrence AS o ON o.occurrence_id = s.occurrence_id) AS n
  WHERE EXISTS (
    SELECT FROM claim_form AS f
    JOIN claim_statement AS b ON b.form_id = f.form_id
    JOIN occurrence AS o ON o.occurrence_id = b.occurrence_id
    WHERE f.claim_id = n.claim_id AND (o.article_id <> n.article_id
      OR (b.occurrence_id, b.part_index) < (n.occurrence_id, n.part_index)))),
told AS (
  SELECT kind, CASE WHEN kind = 'REPEATED' THEN 'CLAIM' ELSE 'ALL' END AS audience, article_id,
    occurrence_id, part_index, claim_id, speaker_id
  FROM new
  UNION ALL
  SELECT DISTINCT n.kind, 'SPEAKER', n.article_id, n.occurrence_id, n.part_index, n.claim_id,
    b.speaker_id
  FROM new AS n
  CROSS JOIN LATERAL (
    SELECT o.speaker_id
    FROM claim_form AS f
    JOIN claim_statement AS s ON s.form_id = f.form_id
      AND s.stance IN ('ASSERTS', 'REPEATS', 'CONFIRMS')
    JOIN occurrence AS o ON o.occurrence_id = s.occurrence_id
    WHERE f.claim_id = n.claim_id LIMIT 256) AS b
  WHERE n.kind = 'DENIED' AND b.speaker_id IS NOT NULL
    AND b.speaker_id IS DISTINCT FROM n.speaker_id)
INSERT INTO alert (kind, audience, article_id, occurrence_id, part_index, claim_id, speaker_id)
SELECT kind, audience, article_id, occurrence_id, part_index, claim_id, speaker_id FROM told
ORDER BY occurrence_id, part_index, audience, speaker_id;
