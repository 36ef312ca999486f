-- list_changed_claims: $1 last_publish_time, $2 claim_id (before these), $3 limit. Those whose figures changed. Index: claim_changed_ix
SELECT claim_id, (extract(epoch FROM last_publish_time) * 1000000)::bigint FROM claim
WHERE figures_changed
  AND (COALESCE(last_publish_time, '-infinity'), claim_id) < ($1::timestamptz, $2::bigint)
ORDER BY COALESCE(last_publish_time, '-infinity') DESC, claim_id DESC
LIMIT $3;
