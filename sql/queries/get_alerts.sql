-- get_alerts: $1 alert ids, any order. With what the statement says of the claim, as it is stored now. Index: alert_pkey, claim_statement_pkey
SELECT a.alert_id, a.kind, (extract(epoch FROM a.create_time) * 1000000)::bigint, a.article_id,
  a.occurrence_id, a.quote_id, a.claim_id, a.speaker_id, a.review_id, s.stance, s.text
FROM unnest($1::bigint[]) WITH ORDINALITY AS w (alert_id, ordinal)
JOIN alert AS a ON a.alert_id = w.alert_id
LEFT JOIN claim_statement AS s
  ON s.occurrence_id = a.occurrence_id AND s.part_index = a.part_index
ORDER BY w.ordinal;
