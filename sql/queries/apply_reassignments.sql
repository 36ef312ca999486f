-- apply_reassignments: $1 article_id, $2 revision. Corrects the occurrences that the revision added. Index: article_pkey, reassignment_pkey, occurrence_article_first_revision_ix
UPDATE occurrence
SET corrected_by = r.correction_id, corrected_speaker_id = r.speaker_id,
  speaker_id = speaker_root(r.speaker_id)
FROM (
  SELECT DISTINCT ON (r.wording_hash) r.wording_hash, r.correction_id, r.speaker_id
  FROM article AS a
  JOIN reassignment AS r ON r.article_url = a.url
  JOIN correction AS c ON c.correction_id = r.correction_id AND c.undo_time IS NULL
  WHERE a.article_id = $1
  ORDER BY r.wording_hash, r.correction_id DESC) AS r
WHERE occurrence.article_id = $1 AND occurrence.first_revision = $2
  AND sha256(convert_to(occurrence.wording, 'UTF8')) = r.wording_hash;
