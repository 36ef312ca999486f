-- add_speaker_aliases: $1 speaker ids, $2 names they were found under, $3 the names' spelling keys, $4 whether only by spelling. Index: speaker_alias_pkey
INSERT INTO speaker_alias (speaker_id, name, spelling_key, by_spelling)
SELECT DISTINCT ON (a.speaker_id, name_key(a.name)) a.speaker_id, a.name, a.spelling_key, a.by_spelling
FROM unnest($1::bigint[], $2::text[], $3::text[], $4::boolean[])
  AS a (speaker_id, name, spelling_key, by_spelling)
ORDER BY a.speaker_id, name_key(a.name), a.spelling_key DESC
ON CONFLICT ON CONSTRAINT speaker_alias_pkey DO UPDATE SET spelling_key = excluded.spelling_key
  WHERE speaker_alias.spelling_key = '' AND excluded.spelling_key <> '';
