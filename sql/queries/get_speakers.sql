-- get_speakers: $1 speaker ids. By name. Index: speaker_pkey, speaker_alias_pkey, occurrence_speaker_publish_ix
SELECT s.speaker_id, s.name, s.kind,
  ARRAY(
    SELECT a.name FROM speaker_alias AS a
    WHERE a.speaker_id = s.speaker_id AND a.name_key <> s.name_key ORDER BY a.name_key),
  (SELECT count(*) FROM occurrence AS o
   WHERE o.speaker_id = s.speaker_id AND o.withdrawn_revision IS NULL)
FROM speaker AS s
WHERE s.speaker_id = ANY ($1::bigint[])
ORDER BY s.name_key, s.speaker_id;
