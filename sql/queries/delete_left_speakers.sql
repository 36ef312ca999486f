-- delete_left_speakers: $1 speaker ids. Those whom no occurrence, import, merge or correction names; returns them. Index: occurrence_speaker_publish_ix, occurrence_found_speaker_ix, occurrence_corrected_speaker_ix, reassignment_speaker_ix, correction_speaker_ix, correction_other_speaker_ix, speaker_merged_into_ix, speaker_pkey, speaker_alias_pkey, speaker_role_pkey
WITH gone AS (
  SELECT s.speaker_id FROM speaker AS s
  WHERE s.speaker_id = ANY ($1::bigint[]) AND s.import_time IS NULL AND s.merged_into IS NULL
    AND NOT EXISTS (SELECT FROM speaker AS m WHERE m.merged_into = s.speaker_id)
    AND NOT EXISTS (SELECT FROM occurrence AS o WHERE o.speaker_id = s.speaker_id)
    AND NOT EXISTS (SELECT FROM occurrence AS o WHERE o.found_speaker_id = s.speaker_id)
    AND NOT EXISTS (SELECT FROM occurrence AS o WHERE o.corrected_speaker_id = s.speaker_id)
    AND NOT EXISTS (SELECT FROM reassignment AS r WHERE r.speaker_id = s.speaker_id)
    AND NOT EXISTS (SELECT FROM correction AS c WHERE c.speaker_id = s.speaker_id)
    AND NOT EXISTS (SELECT FROM correction AS c WHERE c.other_speaker_id = s.speaker_id)
), aliases AS (
  DELETE FROM speaker_alias USING gone WHERE speaker_alias.speaker_id = gone.speaker_id
)
DELETE FROM speaker USING gone WHERE speaker.speaker_id = gone.speaker_id
RETURNING speaker.speaker_id;
