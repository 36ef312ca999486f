-- insert_reassignments: $1 correction_id, $2 speaker_id or NULL, $3 ids of the occurrences concerned. Index: occurrence_pkey, article_pkey
INSERT INTO reassignment (article_url, wording_hash, correction_id, speaker_id)
SELECT a.url, sha256(convert_to(o.wording, 'UTF8')), $1, $2
FROM occurrence AS o
JOIN article AS a ON a.article_id = o.article_id
WHERE o.occurrence_id = ANY ($3::bigint[])
ON CONFLICT ON CONSTRAINT reassignment_pkey DO NOTHING;
