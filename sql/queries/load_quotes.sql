-- load_quotes: $1 quote ids. Their wordings, each with the wordings paired with it and how, and with the sides on which corrections that stand put it. Index: variant_quote_ix, wording_pair_pkey, wording_pair_shorter_ix, variant_pkey, quote_pkey, quote_side_pkey, correction_pkey
SELECT v.variant_id, v.quote_id, v.wording, v.speakers, q.verbatim, p.others, p.quotes, p.relations,
  s.corrections, s.sides
FROM variant AS v
JOIN quote AS q ON q.quote_id = v.quote_id
CROSS JOIN LATERAL (
  SELECT COALESCE(array_agg(o.variant_id), '{}') AS others,
    COALESCE(array_agg(o.quote_id), '{}') AS quotes,
    COALESCE(array_agg(e.relation), '{}') AS relations
  FROM (
    SELECT w.shorter_id AS other, w.relation FROM wording_pair AS w
    WHERE w.longer_id = v.variant_id
    UNION ALL
    SELECT w.longer_id, w.relation FROM wording_pair AS w
    WHERE w.shorter_id = v.variant_id) AS e
  CROSS JOIN LATERAL (
    SELECT variant_id, quote_id FROM variant WHERE variant_id = e.other LIMIT 1) AS o) AS p
CROSS JOIN LATERAL (
  SELECT COALESCE(array_agg(c.correction_id), '{}') AS corrections,
    COALESCE(array_agg(t.side), '{}') AS sides
  FROM quote_side AS t
  JOIN correction AS c ON c.correction_id = t.correction_id AND c.undo_time IS NULL
  WHERE t.variant_id = v.variant_id) AS s
WHERE v.quote_id = ANY ($1::bigint[])
ORDER BY v.variant_id;
