-- load_quotes: $1 quote ids. Their wordings, each with the wordings paired with it and how, whether these are longer and whether both may have one speaker, and with the sides on which corrections that stand put it. Index: variant_quote_ix, wording_pair_pkey, wording_pair_shorter_ix, variant_pkey, quote_pkey, quote_side_pkey, correction_pkey
--
-- Of the longer wordings that a wording is PARTIAL of 256 are read: more would say little.
-- Each LIMIT of one table keeps this a look-up per row: how many there are, the planner can't guess.
SELECT v.variant_id, v.quote_id, v.wording, v.speakers, q.verbatim, p.others, p.quotes, p.relations,
  p.longer, p.agree, s.corrections, s.sides
FROM (SELECT DISTINCT a.quote_id FROM unnest($1::bigint[]) AS a (quote_id)) AS a
CROSS JOIN LATERAL (SELECT verbatim FROM quote WHERE quote_id = a.quote_id LIMIT 1) AS q
CROSS JOIN LATERAL (
  SELECT variant_id, quote_id, wording, speakers FROM variant WHERE quote_id = a.quote_id
  LIMIT 100000) AS v
CROSS JOIN LATERAL (
  SELECT COALESCE(array_agg(o.variant_id), '{}') AS others,
    COALESCE(array_agg(o.quote_id), '{}') AS quotes,
    COALESCE(array_agg(e.relation), '{}') AS relations,
    COALESCE(array_agg(e.longer), '{}') AS longer,
    COALESCE(array_agg('' = ANY (o.speakers || v.speakers) OR o.speakers && v.speakers), '{}') AS agree
  FROM (
    SELECT w.shorter_id AS other, w.relation, false AS longer FROM wording_pair AS w
    WHERE w.longer_id = v.variant_id
    UNION ALL
    SELECT w.longer_id, w.relation, true FROM wording_pair AS w
    WHERE w.shorter_id = v.variant_id AND w.relation = 'VARIANT'
    UNION ALL
    SELECT part.longer_id, part.relation, true FROM (
      SELECT w.longer_id, w.relation FROM wording_pair AS w
      WHERE w.shorter_id = v.variant_id AND w.relation <> 'VARIANT' LIMIT 256) AS part) AS e
  CROSS JOIN LATERAL (
    SELECT variant_id, quote_id, speakers FROM variant WHERE variant_id = e.other LIMIT 1) AS o) AS p
CROSS JOIN LATERAL (
  SELECT COALESCE(array_agg(c.correction_id), '{}') AS corrections,
    COALESCE(array_agg(t.side), '{}') AS sides
  FROM quote_side AS t
  JOIN correction AS c ON c.correction_id = t.correction_id AND c.undo_time IS NULL
  WHERE t.variant_id = v.variant_id) AS s
ORDER BY v.variant_id;
