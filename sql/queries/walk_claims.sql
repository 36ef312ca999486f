-- walk_claims: $1 last_publish_time, $2 claim_id (before these), $3 limit, $4 only those whose figures changed, $5 only those that somebody denies; with one statement that fits, NULL for any: $6 outlet, $7 published from, $8 published before. Planned for its parameters. Index: claim_last_publish_ix, claim_changed_ix, claim_denied_ix, claim_form_claim_ix, claim_statement_form_ix, occurrence_pkey, article_pkey
-- Walks the claims in order; none of those that were last told before $7 is looked at. A scalar
-- subquery, since EXISTS may collect all statements that fit before the first claim.
SELECT c.claim_id, (extract(epoch FROM c.last_publish_time) * 1000000)::bigint
FROM claim AS c
WHERE (COALESCE(c.last_publish_time, '-infinity'), c.claim_id) < ($1::timestamptz, $2::bigint)
  AND (NOT $4::boolean OR c.figures_changed) AND (NOT $5::boolean OR c.denial_count > 0)
  AND ($7::timestamptz IS NULL OR COALESCE(c.last_publish_time, '-infinity') >= $7)
  AND ($8::timestamptz IS NULL OR c.first_publish_time < $8)
  AND (($6::text IS NULL AND $7::timestamptz IS NULL AND $8::timestamptz IS NULL) OR (
    SELECT true FROM claim_form AS f
    JOIN claim_statement AS s ON s.form_id = f.form_id
    JOIN occurrence AS o ON o.occurrence_id = s.occurrence_id
    JOIN article AS a ON a.article_id = o.article_id
    WHERE f.claim_id = c.claim_id
      AND ($6::text IS NULL OR a.outlet = $6)
      AND ($7::timestamptz IS NULL OR o.publish_time >= $7)
      AND ($8::timestamptz IS NULL OR o.publish_time < $8)
    LIMIT 1))
ORDER BY COALESCE(c.last_publish_time, '-infinity') DESC, c.claim_id DESC
LIMIT $3;
