-- retire_quotes: $1 quote ids that have no wordings any more, $2 for each a wording that its id leads to, NULL: none. Index: quote_pkey
WITH redirects AS (
  INSERT INTO quote_redirect (quote_id, variant_id)
  SELECT r.quote_id, r.variant_id
  FROM unnest($1::bigint[], $2::bigint[]) AS r (quote_id, variant_id)
  WHERE r.variant_id IS NOT NULL
)
DELETE FROM quote WHERE quote_id = ANY ($1::bigint[]);
