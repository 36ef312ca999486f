-- find_occurrence_speakers: $1 occurrence ids. Index: occurrence_pkey
SELECT o.occurrence_id, o.speaker_id FROM occurrence AS o WHERE o.occurrence_id = ANY ($1::bigint[]);
