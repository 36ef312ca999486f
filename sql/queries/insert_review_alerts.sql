-- insert_review_alerts: $1 reviews, $2 the quote that each is about. With the quote's first statement. Index: occurrence_quote_publish_ix
INSERT INTO alert (kind, article_id, occurrence_id, quote_id, speaker_id, review_id)
SELECT 'REVIEWED', o.article_id, o.occurrence_id, w.quote_id, o.speaker_id, w.review_id
FROM unnest($1::bigint[], $2::bigint[]) AS w (review_id, quote_id)
CROSS JOIN LATERAL (
  SELECT article_id, occurrence_id, speaker_id FROM occurrence
  WHERE quote_id = w.quote_id
  ORDER BY COALESCE(publish_time, 'infinity'), occurrence_id LIMIT 1) AS o;
