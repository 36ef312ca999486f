-- find_speakers: $1 names, $2 kinds, in their order: every speaker of that name or alias; of a person's name of one word also those whose last name it is. Index: speaker_alias_name_key_ix, speaker_alias_last_word_ix, speaker_pkey
SELECT s.ordinal - 1, p.speaker_id, COALESCE(p.root_id, p.speaker_id),
  p.name_key = name_key(s.name), s.kind = 'PERSON' AND strpos(name_key(s.name), ' ') = 0
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS s (name, kind, ordinal)
CROSS JOIN LATERAL (
  SELECT a.speaker_id FROM speaker_alias AS a WHERE a.name_key = name_key(s.name)
  UNION
  SELECT a.speaker_id FROM speaker_alias AS a
  WHERE s.kind = 'PERSON' AND a.last_word = name_key(s.name)) AS named
JOIN speaker AS p ON p.speaker_id = named.speaker_id AND p.kind = s.kind
ORDER BY s.ordinal, p.speaker_id;
