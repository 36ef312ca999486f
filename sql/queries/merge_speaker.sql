-- merge_speaker: $1 speaker_id, a root, $2 the root that it goes into. Index: speaker_pkey, speaker_root_ix
UPDATE speaker
SET root_id = $2, merged_into = CASE WHEN speaker_id = $1 THEN $2 ELSE merged_into END
WHERE speaker_id = $1 OR root_id = $1;
