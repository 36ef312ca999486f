-- extend_reassignments: $1 article_id, $2 revision. What was said of words that the revision altered holds for those in their place, if both were found to be the same speaker's. Index: occurrence_article_withdrawn_revision_ix, occurrence_pkey
INSERT INTO reassignment (article_url, wording_hash, correction_id, speaker_id)
SELECT a.url, sha256(convert_to(n.wording, 'UTF8')), o.corrected_by, o.corrected_speaker_id
FROM occurrence AS o
JOIN occurrence AS n ON n.occurrence_id = o.replaced_by
JOIN article AS a ON a.article_id = o.article_id
WHERE o.article_id = $1 AND o.withdrawn_revision = $2 AND o.corrected_by IS NOT NULL
  AND n.found_speaker_id IS NOT DISTINCT FROM o.found_speaker_id
ON CONFLICT ON CONSTRAINT reassignment_pkey DO NOTHING;
