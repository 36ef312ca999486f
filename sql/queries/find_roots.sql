-- find_roots: $1 speaker_id that is a root again, $2 what was its root until now. Of all that were merged into $1. Index: speaker_pkey, speaker_merged_into_ix
WITH RECURSIVE tree (speaker_id) AS (
  SELECT s.speaker_id FROM speaker AS s WHERE s.merged_into = $1
  UNION ALL
  SELECT s.speaker_id FROM speaker AS s JOIN tree AS t ON s.merged_into = t.speaker_id)
UPDATE speaker SET root_id = $1
FROM tree WHERE speaker.speaker_id = tree.speaker_id AND speaker.root_id = $2;
