-- get_wordings: $1 variant ids: those that are there. Index: variant_pkey
SELECT v.variant_id, v.quote_id, v.wording, v.speakers
FROM unnest($1::bigint[]) AS a (variant_id)
CROSS JOIN LATERAL (
  SELECT variant_id, quote_id, wording, speakers FROM variant
  WHERE variant_id = a.variant_id LIMIT 1) AS v;
