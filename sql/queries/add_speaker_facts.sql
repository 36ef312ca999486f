-- add_speaker_facts: $1 speaker_id, $2 wikidata_id, $3 gender (both NULL: unknown), $4 names, $5 their spelling keys, row by row, $6 roles. Keeps what is known; returns how many things are new. Index: speaker_pkey, speaker_alias_pkey, speaker_role_pkey
WITH facts AS (
  UPDATE speaker SET
    wikidata_id = COALESCE(wikidata_id, $2::text), gender = COALESCE(gender, $3::text),
    import_time = COALESCE(import_time, now())
  WHERE speaker_id = $1::bigint AND (
    import_time IS NULL OR (wikidata_id IS NULL AND $2::text IS NOT NULL)
    OR (gender IS NULL AND $3::text IS NOT NULL))
  RETURNING speaker_id
), names AS (
  INSERT INTO speaker_alias (speaker_id, name, spelling_key)
  SELECT DISTINCT ON (name_key(n.name)) $1::bigint, n.name, n.spelling_key
  FROM unnest($4::text[], $5::text[]) WITH ORDINALITY AS n (name, spelling_key, ordinal)
  ORDER BY name_key(n.name), n.ordinal
  ON CONFLICT ON CONSTRAINT speaker_alias_pkey DO UPDATE
    SET spelling_key = excluded.spelling_key, by_spelling = false
    WHERE speaker_alias.by_spelling OR speaker_alias.spelling_key <> excluded.spelling_key
  RETURNING speaker_id
), roles AS (
  INSERT INTO speaker_role (speaker_id, role)
  SELECT DISTINCT ON (name_key(r.role)) $1::bigint, r.role
  FROM unnest($6::text[]) WITH ORDINALITY AS r (role, ordinal)
  ORDER BY name_key(r.role), r.ordinal
  ON CONFLICT ON CONSTRAINT speaker_role_pkey DO NOTHING
  RETURNING speaker_id
)
SELECT (SELECT count(*) FROM facts) + (SELECT count(*) FROM names) + (SELECT count(*) FROM roles);
