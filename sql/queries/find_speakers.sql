-- find_speakers: $1 names, $2 kinds, $3 spelling keys ('': none), row by row: every speaker of that name or alias; of a person's name of one word also those whose last name it is; and those of other spellings, marked. Index: speaker_alias_name_key_ix, speaker_alias_last_word_ix, speaker_alias_spelling_key_ix, speaker_alias_last_spelling_key_ix, speaker_pkey
SELECT s.ordinal - 1, p.speaker_id, COALESCE(p.root_id, p.speaker_id),
  p.name_key = name_key(s.name), s.kind = 'PERSON' AND strpos(name_key(s.name), ' ') = 0,
  named.by_spelling AND p.name_key <> name_key(s.name)
FROM unnest($1::text[], $2::text[], $3::text[])
  WITH ORDINALITY AS s (name, kind, spelling_key, ordinal)
CROSS JOIN LATERAL (
  SELECT found.speaker_id, bool_and(found.by_spelling) AS by_spelling
  FROM (
    SELECT a.speaker_id, a.by_spelling FROM speaker_alias AS a WHERE a.name_key = name_key(s.name)
    UNION ALL
    SELECT a.speaker_id, a.by_spelling FROM speaker_alias AS a
    WHERE s.kind = 'PERSON' AND a.last_word = name_key(s.name)
    UNION ALL
    SELECT a.speaker_id, true FROM speaker_alias AS a
    WHERE s.spelling_key <> '' AND a.spelling_key = s.spelling_key
    UNION ALL
    SELECT a.speaker_id, true FROM speaker_alias AS a
    WHERE s.spelling_key <> '' AND strpos(s.spelling_key, ' ') = 0
      AND a.last_spelling_key = s.spelling_key) AS found
  GROUP BY found.speaker_id) AS named
JOIN speaker AS p ON p.speaker_id = named.speaker_id AND p.kind = s.kind
ORDER BY s.ordinal, p.speaker_id;
