-- unmerge_speaker: $1 speaker_id. Index: speaker_pkey
UPDATE speaker SET merged_into = NULL, root_id = NULL WHERE speaker_id = $1;
