-- get_alert_log: the database's own id, up to where alerts were deleted, the newest. Index: alert_pkey
SELECT log_id, deleted_to, GREATEST(deleted_to, (SELECT max(alert_id) FROM alert)) FROM alert_log;
