-- add_speaker_aliases: $1 speaker ids, $2 names they were found under, $3 the names' spelling keys, $4 whether only by spelling. Most are known, with their keys. Index: speaker_alias_pkey
--
-- LIMIT keeps this a look-up per row: how many there are, the planner can't guess.
INSERT INTO speaker_alias (speaker_id, name, spelling_key, by_spelling)
SELECT a.speaker_id, a.name, a.spelling_key, a.by_spelling
FROM (
  SELECT DISTINCT ON (n.speaker_id, n.name_key)
    n.speaker_id, n.name_key, n.name, n.spelling_key, n.by_spelling
  FROM (
    SELECT u.speaker_id, name_key(u.name) AS name_key, u.name, u.spelling_key, u.by_spelling
    FROM unnest($1::bigint[], $2::text[], $3::text[], $4::boolean[])
      AS u (speaker_id, name, spelling_key, by_spelling)
    OFFSET 0) AS n
  ORDER BY n.speaker_id, n.name_key, n.spelling_key DESC) AS a
LEFT JOIN LATERAL (
  SELECT e.spelling_key FROM speaker_alias AS e
  WHERE e.speaker_id = a.speaker_id AND e.name_key = a.name_key LIMIT 1) AS known ON true
WHERE known.spelling_key IS NULL OR (known.spelling_key = '' AND a.spelling_key <> '')
ON CONFLICT ON CONSTRAINT speaker_alias_pkey DO UPDATE SET spelling_key = excluded.spelling_key;
