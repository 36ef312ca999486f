-- walk_claims: $1 last_publish_time, $2 claim_id (before these), $3 limit, $4 only those whose figures changed, $5 only those that somebody denies; with one statement that fits, NULL for any: $6 outlet, $7 published from, $8 published before, $9 speaker ids, $10 words; $11 how many claims to look through, NULL: all. Planned for its parameters. Index: claim_last_publish_ix, claim_changed_ix, claim_denied_ix, claim_form_claim_ix, claim_statement_form_ix, occurrence_pkey, article_pkey
-- Looks through the claims in order; none of those that were last told before $7 is looked at. A
-- scalar subquery, since EXISTS may collect all statements that fit before the first claim. COALESCE
-- keeps the other indexes out: those of frequent words would be read whole for each claim.
SELECT c.claim_id, (extract(epoch FROM c.last_publish_time) * 1000000)::bigint
FROM (
  SELECT c.claim_id, c.last_publish_time, c.first_publish_time,
    COALESCE(c.last_publish_time, '-infinity') AS place
  FROM claim AS c
  WHERE (COALESCE(c.last_publish_time, '-infinity'), c.claim_id) < ($1::timestamptz, $2::bigint)
    AND (NOT $4::boolean OR c.figures_changed) AND (NOT $5::boolean OR c.denial_count > 0)
    AND ($7::timestamptz IS NULL OR COALESCE(c.last_publish_time, '-infinity') >= $7)
  ORDER BY COALESCE(c.last_publish_time, '-infinity') DESC, c.claim_id DESC
  LIMIT $11::bigint) AS c
WHERE ($8::timestamptz IS NULL OR c.first_publish_time < $8)
  AND (($6::text IS NULL AND $7::timestamptz IS NULL AND $8::timestamptz IS NULL
      AND $9::bigint[] IS NULL AND $10::text IS NULL) OR (
    SELECT true FROM claim_form AS f
    JOIN claim_statement AS s ON s.form_id = f.form_id
    JOIN occurrence AS o ON o.occurrence_id = s.occurrence_id
    WHERE f.claim_id = c.claim_id
      AND ($6::text IS NULL
        OR (SELECT a.outlet FROM article AS a WHERE a.article_id = o.article_id) = $6)
      AND ($7::timestamptz IS NULL OR COALESCE(o.publish_time >= $7, false))
      AND ($8::timestamptz IS NULL OR COALESCE(o.publish_time < $8, false))
      AND ($9::bigint[] IS NULL OR COALESCE(o.speaker_id = ANY ($9), false))
      AND ($10::text IS NULL OR COALESCE(to_tsvector('simple', s.text) @@ plainto_tsquery('simple', $10), false))
    LIMIT 1))
ORDER BY c.place DESC, c.claim_id DESC
LIMIT $3;
