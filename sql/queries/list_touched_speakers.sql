-- list_touched_speakers: $1 article_id. Speakers found, named by people or shown in any of its revisions. Index: occurrence_article_first_revision_ix
SELECT DISTINCT s.speaker_id
FROM occurrence AS o
CROSS JOIN LATERAL (
  VALUES (o.speaker_id), (o.found_speaker_id), (o.corrected_speaker_id)) AS s (speaker_id)
WHERE o.article_id = $1 AND s.speaker_id IS NOT NULL
ORDER BY s.speaker_id;
