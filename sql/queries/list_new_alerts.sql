-- list_new_alerts: $1 alert_id (after this), $2 limit, $3 claim_id, $4 quote_id, $5 speaker_id, $6 words of the statement, $7 outlet, $8 kinds, each NULL for any. Planned for its parameters. Index: alert_pkey, alert_claim_ix, alert_quote_ix, alert_speaker_ix, alert_occurrence_ix, variant_words_ix
SELECT a.alert_id FROM alert AS a
LEFT JOIN occurrence AS o ON o.occurrence_id = a.occurrence_id
LEFT JOIN variant AS v ON v.variant_id = o.variant_id
LEFT JOIN article AS p ON p.article_id = a.article_id
WHERE ($3::bigint IS NULL OR (a.claim_id = $3 AND a.audience <> 'SPEAKER'))
  AND ($4::bigint IS NULL OR (a.quote_id = $4 AND a.kind <> 'STATED'))
  AND ($5::bigint IS NULL OR (a.speaker_id = $5 AND a.audience <> 'CLAIM'))
  AND ($3::bigint IS NOT NULL OR $4::bigint IS NOT NULL OR $5::bigint IS NOT NULL
       OR a.audience = 'ALL')
  AND ($6::text IS NULL OR to_tsvector('simple', v.wording) @@ plainto_tsquery('simple', $6))
  AND ($7::text IS NULL OR p.outlet = $7)
  AND ($8::text[] IS NULL OR a.kind = ANY ($8::text[]))
  AND a.alert_id > $1::bigint
ORDER BY a.alert_id
LIMIT $2;
