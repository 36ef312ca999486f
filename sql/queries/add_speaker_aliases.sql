-- add_speaker_aliases: $1 speaker ids, $2 names they were found under. Index: speaker_alias_pkey
INSERT INTO speaker_alias (speaker_id, name)
SELECT a.speaker_id, a.name
FROM unnest($1::bigint[], $2::text[]) AS a (speaker_id, name)
ON CONFLICT ON CONSTRAINT speaker_alias_pkey DO NOTHING;
