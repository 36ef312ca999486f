-- insert_erased_alerts: $1 article_id; one array per column, as list_erased_alerts: $2 quotes, $3 claims, $4 speakers
INSERT INTO alert (kind, audience, article_id, quote_id, claim_id, speaker_id)
SELECT 'WITHDRAWN', CASE WHEN w.claim_id IS NULL THEN 'ALL' ELSE 'CLAIM' END, $1::bigint,
  w.quote_id, w.claim_id, w.speaker_id
FROM unnest($2::bigint[], $3::bigint[], $4::bigint[]) AS w (quote_id, claim_id, speaker_id);
