-- find_candidates_by_words: $1 verbatim, $2 texts, $3 how many variants to return for each. Index: variant_words_ix, quote_pkey
-- Variants that have all words of one of the texts, in no order.
SELECT DISTINCT q.quote_id, v.wording
FROM unnest($2::text[]) AS t (words)
CROSS JOIN LATERAL (
  SELECT variant.quote_id, variant.wording FROM variant
  WHERE to_tsvector('simple', variant.wording) @@ plainto_tsquery('simple', t.words)
  LIMIT $3) AS v
JOIN quote AS q ON q.quote_id = v.quote_id AND q.verbatim = $1
ORDER BY q.quote_id, v.wording;
