-- find_speakers: $1 names, $2 kinds. The id of each, in their order. Index: speaker_name_key_kind_uq
SELECT p.speaker_id
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS s (name, kind, ordinal)
JOIN speaker AS p ON p.name_key = name_key(s.name) AND p.kind = s.kind
ORDER BY s.ordinal;
