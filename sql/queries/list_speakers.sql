-- list_speakers: $1 speaker_id of the last one (0: none), $2 limit. By name, without those merged into others. Index: speaker_name_key_ix, speaker_pkey
SELECT s.speaker_id FROM speaker AS s
WHERE s.root_id IS NULL
  AND ($1::bigint = 0 OR (s.name_key, s.speaker_id) > (
    SELECT l.name_key, l.speaker_id FROM speaker AS l WHERE l.speaker_id = $1))
ORDER BY s.name_key, s.speaker_id
LIMIT $2;
