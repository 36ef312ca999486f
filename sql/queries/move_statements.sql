-- move_statements: $1 speaker_id that was merged, $2 into which. Index: occurrence_speaker_publish_ix
UPDATE occurrence SET speaker_id = $2 WHERE speaker_id = $1;
