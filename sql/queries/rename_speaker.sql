-- rename_speaker: $1 speaker_id, $2 name, which also becomes an alias. Index: speaker_pkey, speaker_alias_pkey
WITH renamed AS (
  UPDATE speaker SET name = $2 WHERE speaker_id = $1 RETURNING speaker_id, name)
INSERT INTO speaker_alias (speaker_id, name) SELECT speaker_id, name FROM renamed
ON CONFLICT ON CONSTRAINT speaker_alias_pkey DO UPDATE SET name = excluded.name;
