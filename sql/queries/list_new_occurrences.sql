-- list_new_occurrences: $1 occurrence_id (after this), $2 how many are looked at, NULL for any: $3 speaker_id, $4 quote_id. Index: occurrence_pkey
-- With whether they are asked for. Occurrences get their ids and are committed in one order, since one writer at a time does both.
SELECT occurrence_id,
  COALESCE(speaker_id = $3::bigint, $3 IS NULL) AND COALESCE(quote_id = $4::bigint, $4 IS NULL)
FROM occurrence
WHERE occurrence_id > $1::bigint
ORDER BY occurrence_id
LIMIT $2;
