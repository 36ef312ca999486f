-- search_claims: $1 last_publish_time, $2 claim_id (before these), $3 limit, $4 only those whose figures changed, $5 only those that somebody denies; with one statement that fits, NULL for any: $6 outlet, $7 published from, $8 published before, $9 article_id, $10 speaker ids, $11 words, $12 quote_id, $13 occurrence_id. Planned for its parameters. Index: claim_statement_words_ix, occurrence_article_ix, occurrence_speaker_publish_ix, occurrence_quote_publish_ix, article_pkey, claim_statement_pkey
SELECT c.claim_id, (extract(epoch FROM c.last_publish_time) * 1000000)::bigint
FROM (
  SELECT DISTINCT f.claim_id
  FROM claim_statement AS s
  JOIN occurrence AS o ON o.occurrence_id = s.occurrence_id
  JOIN article AS a ON a.article_id = o.article_id
  JOIN claim_form AS f ON f.form_id = s.form_id
  WHERE ($6::text IS NULL OR a.outlet = $6)
    AND ($7::timestamptz IS NULL OR o.publish_time >= $7)
    AND ($8::timestamptz IS NULL OR o.publish_time < $8)
    AND ($9::bigint IS NULL OR o.article_id = $9)
    AND ($10::bigint[] IS NULL OR o.speaker_id = ANY ($10))
    AND ($11::text IS NULL
         OR to_tsvector('simple', s.text) @@ plainto_tsquery('simple', $11))
    AND ($12::bigint IS NULL OR o.quote_id = $12)
    AND ($13::bigint IS NULL OR s.occurrence_id = $13)) AS found
JOIN claim AS c ON c.claim_id = found.claim_id
WHERE (COALESCE(c.last_publish_time, '-infinity'), c.claim_id) < ($1::timestamptz, $2::bigint)
  AND (NOT $4::boolean OR c.figures_changed) AND (NOT $5::boolean OR c.denial_count > 0)
ORDER BY COALESCE(c.last_publish_time, '-infinity') DESC, c.claim_id DESC
LIMIT $3;
