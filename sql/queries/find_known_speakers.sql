-- find_known_speakers: $1 wikidata_id or NULL, $2 kind, $3 names, the canonical one first, $4 their spelling keys, row by row. Who has the QID or one of the names, as those whom they are merged into; aliases of one word say too little of a person. Index: speaker_alias_name_key_ix, speaker_alias_spelling_key_ix, speaker_wikidata_id_uq, speaker_pkey, speaker_root_ix
WITH asked AS (
  SELECT name_key(n.name) AS name_key, n.spelling_key
  FROM unnest($3::text[], $4::text[]) WITH ORDINALITY AS n (name, spelling_key, ordinal)
  WHERE n.ordinal = 1 OR $2 <> 'PERSON' OR strpos(btrim(n.name), ' ') > 0
), found AS (
  SELECT a.speaker_id, 'NAME' AS by_what FROM asked AS n
  JOIN speaker_alias AS a ON a.name_key = n.name_key
  UNION ALL
  SELECT a.speaker_id, 'SPELLING' FROM asked AS n
  JOIN speaker_alias AS a ON a.spelling_key = n.spelling_key
  WHERE n.spelling_key <> ''
  UNION ALL
  SELECT s.speaker_id, 'WIKIDATA_ID' FROM speaker AS s WHERE s.wikidata_id = $1::text
)
SELECT r.speaker_id, r.name, r.kind, COALESCE(speaker_wikidata_id(r.speaker_id), ''),
  COALESCE(r.gender, ''), bool_or(f.by_what = 'WIKIDATA_ID'), bool_or(f.by_what = 'NAME'),
  bool_or(f.by_what = 'SPELLING')
FROM found AS f
JOIN speaker AS s ON s.speaker_id = f.speaker_id
JOIN speaker AS r ON r.speaker_id = COALESCE(s.root_id, s.speaker_id)
GROUP BY r.speaker_id
ORDER BY r.speaker_id;
