-- search_claims: $1 last_publish_time, $2 claim_id (before these), $3 limit, $4 article_id, $5 speaker_id, $6 words, each NULL for any but one; $7 only those whose figures changed, $8 only those that somebody denies. Planned for its parameters. Index: claim_statement_words_ix, occurrence_article_ix, occurrence_speaker_publish_ix, claim_statement_pkey
SELECT c.claim_id, (extract(epoch FROM c.last_publish_time) * 1000000)::bigint
FROM (
  SELECT DISTINCT f.claim_id
  FROM claim_statement AS s
  JOIN occurrence AS o ON o.occurrence_id = s.occurrence_id
  JOIN claim_form AS f ON f.form_id = s.form_id
  WHERE ($4::bigint IS NULL OR o.article_id = $4)
    AND ($5::bigint IS NULL OR o.speaker_id = $5)
    AND ($6::text IS NULL
         OR to_tsvector('simple', s.text) @@ plainto_tsquery('simple', $6))) AS found
JOIN claim AS c ON c.claim_id = found.claim_id
WHERE (COALESCE(c.last_publish_time, '-infinity'), c.claim_id) < ($1::timestamptz, $2::bigint)
  AND (NOT $7::boolean OR c.figures_changed) AND (NOT $8::boolean OR c.denial_count > 0)
ORDER BY COALESCE(c.last_publish_time, '-infinity') DESC, c.claim_id DESC
LIMIT $3;
