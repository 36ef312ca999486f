-- resolve_statements: $1 speaker_id whose merges changed: finds the root of each of its statements anew. Index: occurrence_speaker_publish_ix, speaker_pkey
UPDATE occurrence SET speaker_id = speaker_root(
  CASE WHEN corrected_by IS NULL THEN found_speaker_id ELSE corrected_speaker_id END)
WHERE speaker_id = $1;
