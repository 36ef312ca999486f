-- list_corrections: $1 correction_id (before this), $2 limit, $3 speaker_id or NULL. Newest first. Index: correction_pkey
SELECT correction_id FROM correction
WHERE correction_id < $1::bigint
  AND ($3::bigint IS NULL OR speaker_id = $3 OR other_speaker_id = $3)
ORDER BY correction_id DESC
LIMIT $2;
