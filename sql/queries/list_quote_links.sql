-- list_quote_links: $1 quote ids, each once, $2 how many rows of each at most. Other quotes of which they hold a fragment, or that hold a fragment of theirs: the quote asked for, the other and its words, whether the other is the longer. Without what people put apart. Index: variant_quote_ix, wording_pair_pkey, wording_pair_shorter_ix, variant_pkey, quote_pkey, quote_side_pkey, correction_pkey
SELECT a.quote_id, l.quote_id, l.wording, l.is_longer
FROM unnest($1::bigint[]) AS a (quote_id)
CROSS JOIN LATERAL (
  SELECT DISTINCT q.quote_id, q.wording, e.is_longer
  FROM variant AS v
  CROSS JOIN LATERAL (
    SELECT w.shorter_id AS other, w.relation, false AS is_longer FROM wording_pair AS w
    WHERE w.longer_id = v.variant_id
    UNION ALL
    SELECT w.longer_id, w.relation, true FROM wording_pair AS w
    WHERE w.shorter_id = v.variant_id) AS e
  CROSS JOIN LATERAL (
    SELECT variant_id, quote_id, speakers FROM variant WHERE variant_id = e.other LIMIT 1) AS o
  JOIN quote AS q ON q.quote_id = o.quote_id
  WHERE v.quote_id = a.quote_id AND o.quote_id <> v.quote_id
    AND (e.relation = 'PARTIAL' OR (e.relation = 'LIKELY_PARTIAL'
      AND ('' = ANY (v.speakers) OR '' = ANY (o.speakers) OR v.speakers && o.speakers)))
    AND NOT EXISTS (
      SELECT FROM quote_side AS s
      JOIN quote_side AS t ON t.correction_id = s.correction_id AND t.side <> s.side
      JOIN correction AS c ON c.correction_id = s.correction_id AND c.undo_time IS NULL
      WHERE s.variant_id = v.variant_id AND t.variant_id = o.variant_id)
  ORDER BY e.is_longer DESC, q.quote_id
  LIMIT $2) AS l
ORDER BY a.quote_id, l.is_longer DESC, l.quote_id;
