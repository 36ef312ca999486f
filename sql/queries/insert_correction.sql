-- insert_correction: $1 kind, $2 speaker_id, $3 other speaker_id, $4 old name, $5 new name, $6 actor, $7 reason
INSERT INTO correction (kind, speaker_id, other_speaker_id, old_name, new_name, actor, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7)
RETURNING correction_id;
