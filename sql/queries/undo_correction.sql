-- undo_correction: $1 correction_id, $2 actor, $3 reason. No row if it is undone already. Index: correction_pkey
UPDATE correction SET undo_time = now(), undo_actor = $2, undo_reason = $3
WHERE correction_id = $1 AND undo_time IS NULL
RETURNING kind, speaker_id, other_speaker_id;
