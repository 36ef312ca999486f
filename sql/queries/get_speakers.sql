-- get_speakers: $1 speaker ids. By name. Names of those merged into one are its aliases. Index: speaker_pkey, speaker_root_ix, speaker_alias_pkey, occurrence_speaker_publish_ix
SELECT s.speaker_id, s.name, s.kind,
  ARRAY(
    SELECT min(a.name)
    FROM (SELECT s.speaker_id UNION ALL
          SELECT m.speaker_id FROM speaker AS m WHERE m.root_id = s.speaker_id) AS one
    JOIN speaker_alias AS a ON a.speaker_id = one.speaker_id
    WHERE a.name_key <> s.name_key GROUP BY a.name_key ORDER BY a.name_key),
  (SELECT count(*) FROM occurrence AS o
   WHERE o.speaker_id = s.speaker_id AND COALESCE(o.withdrawn_revision, 0) = 0),
  s.root_id, COALESCE(speaker_wikidata_id(s.speaker_id), ''), COALESCE(s.gender, ''),
  s.import_time IS NOT NULL
FROM speaker AS s
WHERE s.speaker_id = ANY ($1::bigint[])
ORDER BY s.name_key, s.speaker_id;
