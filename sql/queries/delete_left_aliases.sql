-- delete_left_aliases: $1 speaker ids. Names that no article has any more, of speakers whom nobody imported, renamed or split off. Index: speaker_alias_pkey, speaker_pkey, correction_speaker_ix, correction_other_speaker_ix, occurrence_found_speaker_ix, chain_link_pkey
DELETE FROM speaker_alias
USING speaker AS s
WHERE s.speaker_id = speaker_alias.speaker_id AND s.speaker_id = ANY ($1::bigint[])
  AND s.name_key <> speaker_alias.name_key AND s.import_time IS NULL
  AND NOT EXISTS (
    SELECT FROM correction AS c
    WHERE (c.speaker_id = s.speaker_id OR c.other_speaker_id = s.speaker_id)
      AND speaker_alias.name_key IN (name_key(c.old_name), name_key(c.new_name)))
  AND NOT EXISTS (
    SELECT FROM occurrence AS o
    WHERE o.found_speaker_id = s.speaker_id AND (
      name_key(o.resolved_name) = speaker_alias.name_key OR EXISTS (
        SELECT FROM chain_link AS l
        WHERE l.occurrence_id = o.occurrence_id AND l.kind IN ('SOURCE', 'ANTECEDENT')
          AND name_key(l.text) = speaker_alias.name_key)));
