-- find_occurrence_quotes: $1 occurrence ids. Those that exist, with their wordings and quotes. Index: occurrence_pkey
SELECT occurrence_id, variant_id, quote_id FROM occurrence WHERE occurrence_id = ANY ($1::bigint[]);
