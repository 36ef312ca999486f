-- list_speakers: $1 part of a name or alias, escaped for LIKE, $2 speaker_id of the last one (0: none), $3 limit. By name, without those merged into others, which are found under their names. Index: speaker_name_key_ix, speaker_root_ix, speaker_alias_pkey
SELECT s.speaker_id FROM speaker AS s
WHERE s.root_id IS NULL
  AND ($2::bigint = 0 OR (s.name_key, s.speaker_id) > (
    SELECT l.name_key, l.speaker_id FROM speaker AS l WHERE l.speaker_id = $2))
  AND ($1 = '' OR EXISTS (
    SELECT FROM speaker_alias AS a
    WHERE a.speaker_id = s.speaker_id AND a.name_key LIKE '%' || name_key($1) || '%')
    OR EXISTS (
    SELECT FROM speaker AS m JOIN speaker_alias AS a ON a.speaker_id = m.speaker_id
    WHERE m.root_id = s.speaker_id AND a.name_key LIKE '%' || name_key($1) || '%'))
ORDER BY s.name_key, s.speaker_id
LIMIT $3;
