-- register_speakers: $1 names, $2 kinds. Adds a speaker for each, one for all spellings of a name, whose spelling key is that of others of the name. Index: speaker_alias_name_key_ix
--
-- max() of an expression: that of the column would walk an index of all spelling keys.
WITH added AS (
  INSERT INTO speaker (name, kind)
  SELECT first.name, first.kind
  FROM (
    SELECT DISTINCT ON (name_key(s.name), s.kind) s.name, s.kind, s.ordinal
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS s (name, kind, ordinal)
    ORDER BY name_key(s.name), s.kind, s.ordinal) AS first
  ORDER BY first.ordinal
  RETURNING speaker_id, name)
INSERT INTO speaker_alias (speaker_id, name, spelling_key)
SELECT added.speaker_id, added.name, COALESCE((
  SELECT max(a.spelling_key || '') FROM speaker_alias AS a WHERE a.name_key = name_key(added.name)), '')
FROM added
RETURNING speaker_id;
