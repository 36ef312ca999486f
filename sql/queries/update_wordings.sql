-- update_wordings: $1 variant ids, $2 their texts, $3 their speakers, as text. Index: variant_pkey
UPDATE variant SET wording = w.wording, speakers = w.speakers::text[]
FROM unnest($1::bigint[], $2::text[], $3::text[]) AS w (variant_id, wording, speakers)
WHERE variant.variant_id = w.variant_id;
