-- undo_reassignments: $1 correction_id, undone: its occurrences go to whom an older correction that stands says, else to whom was found. Index: occurrence_corrected_by_ix, article_pkey, reassignment_pkey, correction_pkey
UPDATE occurrence
SET corrected_by = r.correction_id, corrected_speaker_id = r.speaker_id,
  speaker_id = speaker_root(
    CASE WHEN r.correction_id IS NULL THEN found_speaker_id ELSE r.speaker_id END)
FROM (
  SELECT o.occurrence_id, older.correction_id, older.speaker_id
  FROM occurrence AS o
  JOIN article AS a ON a.article_id = o.article_id
  LEFT JOIN LATERAL (
    SELECT r.correction_id, r.speaker_id
    FROM reassignment AS r
    JOIN correction AS c ON c.correction_id = r.correction_id AND c.undo_time IS NULL
    WHERE r.article_url = a.url AND r.wording_hash = sha256(convert_to(o.wording, 'UTF8'))
    ORDER BY r.correction_id DESC LIMIT 1) AS older ON true
  WHERE o.corrected_by = $1) AS r
WHERE occurrence.occurrence_id = r.occurrence_id;
