-- search_speakers: $1 speaker_id of the last one (0: none), $2 limit, $3 part of a name or alias, escaped for LIKE, $4 the spelling key of a name or last name ('': none), $5 a QID, in any case. Planned for its parameters. By name; those merged into others are found as these. Index: speaker_alias_part_ix, speaker_alias_spelling_key_ix, speaker_alias_last_spelling_key_ix, speaker_wikidata_id_uq, speaker_pkey
WITH found AS (
  SELECT a.speaker_id FROM speaker_alias AS a WHERE a.name_key LIKE '%' || name_key($3) || '%'
  UNION ALL
  SELECT a.speaker_id FROM speaker_alias AS a
  WHERE $4 <> '' AND (a.spelling_key = $4 OR a.last_spelling_key = $4)
  UNION ALL
  SELECT s.speaker_id FROM speaker AS s WHERE s.wikidata_id = upper($5)
)
SELECT r.speaker_id
FROM (
  SELECT DISTINCT COALESCE(s.root_id, s.speaker_id) AS speaker_id
  FROM found AS f
  JOIN speaker AS s ON s.speaker_id = f.speaker_id) AS named
JOIN speaker AS r ON r.speaker_id = named.speaker_id
WHERE ($1::bigint = 0 OR (r.name_key, r.speaker_id) > (
    SELECT l.name_key, l.speaker_id FROM speaker AS l WHERE l.speaker_id = $1))
ORDER BY r.name_key, r.speaker_id
LIMIT $2;
