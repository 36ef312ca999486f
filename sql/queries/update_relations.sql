-- update_relations: $1 variant ids, $2 relations to the new representative. Index: variant_pkey
UPDATE variant SET relation = r.relation
FROM unnest($1::bigint[], $2::text[]) AS r (variant_id, relation)
WHERE variant.variant_id = r.variant_id;
