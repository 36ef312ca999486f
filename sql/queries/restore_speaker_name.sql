-- restore_speaker_name: $1 speaker_id, after a renaming of it was undone: the name that the newest one that stands gave it, else the first name that it had. Index: speaker_pkey, correction_speaker_ix
UPDATE speaker SET name = COALESCE(
  (SELECT c.new_name FROM correction AS c
   WHERE c.speaker_id = $1 AND c.kind = 'RENAME' AND c.undo_time IS NULL
   ORDER BY c.correction_id DESC LIMIT 1),
  (SELECT c.old_name FROM correction AS c
   WHERE c.speaker_id = $1 AND c.kind = 'RENAME' ORDER BY c.correction_id LIMIT 1))
WHERE speaker_id = $1;
