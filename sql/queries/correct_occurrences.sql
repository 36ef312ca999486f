-- correct_occurrences: $1 correction_id, $2 speaker_id or NULL, $3 occurrence ids. Index: occurrence_pkey, speaker_pkey
UPDATE occurrence
SET corrected_by = $1, corrected_speaker_id = $2::bigint, speaker_id = speaker_root($2::bigint)
WHERE occurrence_id = ANY ($3::bigint[]);
