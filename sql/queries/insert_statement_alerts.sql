-- insert_statement_alerts: $1 occurrences that are new. Index: occurrence_pkey, occurrence_quote_publish_ix
INSERT INTO alert (kind, article_id, occurrence_id, quote_id, speaker_id)
SELECT
  CASE WHEN EXISTS (
    SELECT FROM occurrence AS b
    WHERE b.quote_id = o.quote_id AND b.occurrence_id < o.occurrence_id)
  THEN 'REPEATED' ELSE 'STATED' END,
  o.article_id, o.occurrence_id, o.quote_id, o.speaker_id
FROM unnest($1::bigint[]) AS w (occurrence_id)
JOIN occurrence AS o ON o.occurrence_id = w.occurrence_id
ORDER BY o.occurrence_id;
