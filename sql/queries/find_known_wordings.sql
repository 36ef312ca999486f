-- find_known_wordings: $1 who asks (index) and $2 for which normal hash, row by row: the wording of that hash. Index: variant_normal_hash_uq
SELECT a.asker, v.variant_id, v.quote_id, v.wording, v.speakers
FROM unnest($1::integer[], $2::bytea[]) AS a (asker, normal_hash)
CROSS JOIN LATERAL (
  SELECT variant_id, quote_id, wording, speakers FROM variant
  WHERE normal_hash = a.normal_hash LIMIT 1) AS v;
