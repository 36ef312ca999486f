-- get_speaker_root: $1 speaker_id. Index: speaker_pkey
SELECT s.root_id, s.name, s.kind FROM speaker AS s WHERE s.speaker_id = $1;
