-- list_occurrences_by_quote: $1 publish_time, $2 occurrence_id (after these), $3 limit, $4 quote_id, $5 speaker_id or NULL. Earliest first, unknown times last. Index: occurrence_quote_publish_ix
SELECT occurrence_id, (extract(epoch FROM publish_time) * 1000000)::bigint FROM occurrence
WHERE quote_id = $4
  AND (COALESCE(publish_time, 'infinity'), occurrence_id) > ($1::timestamptz, $2::bigint)
  AND ($5::bigint IS NULL OR speaker_id = $5)
ORDER BY COALESCE(publish_time, 'infinity'), occurrence_id
LIMIT $3;
