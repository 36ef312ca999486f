-- find_speakers_by_name: $1 a name, alias, or the last word of one, $2 its spelling key ('': none). Merged speakers are found as those that they were merged into. Index: speaker_alias_name_key_ix, speaker_alias_last_word_ix, speaker_alias_spelling_key_ix, speaker_alias_last_spelling_key_ix, speaker_pkey
SELECT DISTINCT COALESCE(s.root_id, s.speaker_id)
FROM speaker_alias AS a
JOIN speaker AS s ON s.speaker_id = a.speaker_id
WHERE a.name_key = name_key($1) OR a.last_word = name_key($1)
  OR ($2 <> '' AND (a.spelling_key = $2 OR a.last_spelling_key = $2));
