-- carry_reassignment: $1 occurrence_id, whose words people changed: whose they are holds for the new ones too. Index: occurrence_pkey, article_pkey
INSERT INTO reassignment (article_url, wording_hash, correction_id, speaker_id)
SELECT a.url, sha256(convert_to(o.wording, 'UTF8')), o.corrected_by, o.corrected_speaker_id
FROM occurrence AS o
JOIN article AS a ON a.article_id = o.article_id
WHERE o.occurrence_id = $1 AND o.corrected_by IS NOT NULL
ON CONFLICT ON CONSTRAINT reassignment_pkey DO NOTHING;
