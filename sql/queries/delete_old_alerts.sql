-- delete_old_alerts: $1 how many are looked at, the oldest first, $2 those before this time go. Returns how many went. Planned for its parameters. Index: alert_pkey
WITH gone AS (
  DELETE FROM alert WHERE alert_id IN (
    SELECT o.alert_id
    FROM (SELECT alert_id, create_time FROM alert ORDER BY alert_id LIMIT $1) AS o
    WHERE o.create_time < $2::timestamptz)
  RETURNING alert_id
), noted AS (
  UPDATE alert_log SET deleted_to = GREATEST(deleted_to, (SELECT max(alert_id) FROM gone))
  WHERE EXISTS (SELECT FROM gone)
)
SELECT count(*) FROM gone;
