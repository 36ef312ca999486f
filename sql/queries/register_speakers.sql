-- register_speakers: $1 names, $2 kinds. Adds those that are not yet known. Index: speaker_name_key_kind_uq
INSERT INTO speaker (name, kind)
SELECT s.name, s.kind FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS s (name, kind, ordinal)
ORDER BY s.ordinal
ON CONFLICT ON CONSTRAINT speaker_name_key_kind_uq DO NOTHING;
