-- find_speakers_by_name: $1 a name, alias, or the last word of one. Index: speaker_alias_name_key_ix, speaker_alias_last_word_ix
SELECT DISTINCT speaker_id FROM speaker_alias
WHERE name_key = name_key($1) OR last_word = name_key($1);
