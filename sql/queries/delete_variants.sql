-- delete_variants: $1 variant ids, without occurrences. Index: variant_pkey
DELETE FROM variant WHERE variant_id = ANY ($1::bigint[]);
