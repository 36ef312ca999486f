-- list_doubtful_occurrences: $1 publish_time, $2 occurrence_id (after these), $3 limit, $4 only those whose speaker is known, but unsure; NULL for both. Latest first, unknown times last. Index: occurrence_doubtful_ix
SELECT occurrence_id, (extract(epoch FROM publish_time) * 1000000)::bigint FROM occurrence
WHERE withdrawn_revision IS NULL AND corrected_by IS NULL AND (
    cardinality(candidate_names) > 0 OR (speaker_id IS NULL AND resolved_kind = 'UNKNOWN')
    OR (speaker_id IS NOT NULL AND (speaker_link IN ('SURNAME', 'ONE_OF_SEVERAL', 'SPELLING') OR resolved_confidence < 0.5)))
  AND ($4::boolean IS NULL OR $4 = (speaker_id IS NOT NULL OR cardinality(candidate_names) > 0))
  AND (COALESCE(publish_time, '-infinity'), occurrence_id) < ($1::timestamptz, $2::bigint)
ORDER BY COALESCE(publish_time, '-infinity') DESC, occurrence_id DESC
LIMIT $3;
