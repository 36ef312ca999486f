-- withdraw_occurrences: $1 occurrence ids, $2 the revision that no longer holds them. Index: occurrence_pkey
UPDATE occurrence SET withdrawn_revision = $2 WHERE occurrence_id = ANY ($1::bigint[]);
