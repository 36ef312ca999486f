-- list_latest_figures: $1 claim ids. Of each claim's figures that count the same, those that differ before those that don't, then the most: the latest, and the last one of an earlier day with another value ('': none). Index: claim_form_claim_ix, claim_statement_form_ix, occurrence_pkey, claim_figure_pkey
WITH figure AS (
  SELECT f.claim_id, g.kind, g.unit, lower(regexp_replace(g.counted, '^.* ', '')) AS counted_key,
    g.counted, g.value, g.upper, g.text, date_trunc('day', o.publish_time AT TIME ZONE 'UTC') AS day,
    row_number() OVER (PARTITION BY f.claim_id ORDER BY o.publish_time DESC NULLS LAST,
      g.occurrence_id DESC, g.part_index DESC, g.figure_index DESC) AS age
  FROM unnest($1::bigint[]) AS w (claim_id)
  JOIN claim_form AS f ON f.claim_id = w.claim_id
  JOIN claim_statement AS s ON s.form_id = f.form_id
  JOIN occurrence AS o
    ON o.occurrence_id = s.occurrence_id AND COALESCE(o.withdrawn_revision, 0) = 0
  JOIN claim_figure AS g ON g.occurrence_id = s.occurrence_id AND g.part_index = s.part_index
  WHERE g.kind <> 'DATE'),
series AS (
  SELECT DISTINCT ON (claim_id) claim_id, kind, unit, counted_key FROM figure
  GROUP BY claim_id, kind, unit, counted_key
  ORDER BY claim_id, count(DISTINCT value) > 1 DESC, count(*) DESC, min(age)),
latest AS (
  SELECT DISTINCT ON (claim_id) claim_id, kind, unit, counted_key, counted, value, upper, text, day
  FROM series JOIN figure USING (claim_id, kind, unit, counted_key)
  ORDER BY claim_id, age)
SELECT l.claim_id, l.text, l.counted, COALESCE((
  SELECT e.text FROM figure AS e
  WHERE e.claim_id = l.claim_id AND e.kind = l.kind AND e.unit = l.unit
    AND e.counted_key = l.counted_key AND e.day < l.day AND (e.value, e.upper) <> (l.value, l.upper)
  ORDER BY e.age LIMIT 1), '')
FROM latest AS l;
