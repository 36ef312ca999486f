-- find_speakers: $1 names, $2 kinds, $3 spelling keys ('': none), row by row: every speaker of that name or alias; of a person's name of one word also those whose last name it is; and those of other spellings, marked. Index: speaker_alias_name_key_ix, speaker_alias_last_word_ix, speaker_alias_spelling_key_ix, speaker_alias_last_spelling_key_ix, speaker_pkey
--
-- Each LIMIT of one table keeps this a look-up per row: how many there are, the planner can't guess.
SELECT s.ordinal - 1, p.speaker_id, COALESCE(p.root_id, p.speaker_id),
  p.name_key = s.name_key, s.kind = 'PERSON' AND strpos(s.name_key, ' ') = 0,
  bool_and(named.by_spelling) AND p.name_key <> s.name_key
FROM (
  SELECT a.ordinal, a.kind, a.spelling_key, name_key(a.name) AS name_key
  FROM unnest($1::text[], $2::text[], $3::text[])
    WITH ORDINALITY AS a (name, kind, spelling_key, ordinal)
  OFFSET 0) AS s
CROSS JOIN LATERAL (
  SELECT * FROM (
    SELECT a.speaker_id, a.by_spelling FROM speaker_alias AS a WHERE a.name_key = s.name_key
    LIMIT 100000) AS same
  UNION ALL
  SELECT * FROM (
    SELECT a.speaker_id, a.by_spelling FROM speaker_alias AS a
    WHERE s.kind = 'PERSON' AND strpos(s.name_key, ' ') = 0 AND a.last_word = s.name_key
    LIMIT 100000) AS last
  UNION ALL
  SELECT * FROM (
    SELECT a.speaker_id, true FROM speaker_alias AS a
    WHERE s.spelling_key <> '' AND a.spelling_key = s.spelling_key
    LIMIT 100000) AS spelled
  UNION ALL
  SELECT * FROM (
    SELECT a.speaker_id, true FROM speaker_alias AS a
    WHERE s.spelling_key <> '' AND strpos(s.spelling_key, ' ') = 0
      AND a.last_spelling_key = s.spelling_key
    LIMIT 100000) AS last_spelled) AS named
CROSS JOIN LATERAL (
  SELECT speaker_id, root_id, kind, name_key FROM speaker
  WHERE speaker_id = named.speaker_id LIMIT 1) AS p
WHERE p.kind = s.kind
GROUP BY s.ordinal, s.kind, s.name_key, p.speaker_id, p.root_id, p.name_key
ORDER BY s.ordinal, p.speaker_id;
