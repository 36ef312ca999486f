-- list_occurrences_by_speaker: $1 publish_time, $2 occurrence_id (after these), $3 limit, $4 speaker_id. Earliest first, unknown times last. Index: occurrence_speaker_publish_ix
SELECT occurrence_id, (extract(epoch FROM publish_time) * 1000000)::bigint FROM occurrence
WHERE speaker_id = $4
  AND (COALESCE(publish_time, 'infinity'), occurrence_id) > ($1::timestamptz, $2::bigint)
ORDER BY COALESCE(publish_time, 'infinity'), occurrence_id
LIMIT $3;
