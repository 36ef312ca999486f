-- delete_quotes_without_occurrences: $1 quote ids. Their fingerprints are gone already. Returns those deleted. Index: occurrence_quote_publish_ix, variant_quote_id_normal_hash_uq, quote_pkey
WITH gone AS (
  SELECT w.quote_id FROM unnest($1::bigint[]) AS w (quote_id)
  WHERE NOT EXISTS (SELECT FROM occurrence AS o WHERE o.quote_id = w.quote_id)
), variants AS (
  DELETE FROM variant USING gone WHERE variant.quote_id = gone.quote_id
)
DELETE FROM quote USING gone WHERE quote.quote_id = gone.quote_id
RETURNING quote.quote_id;
