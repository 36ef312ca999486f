-- lock_alerts: one at a time draws ids of alerts, until its transaction ends: the last thing that a transaction does. The number is "alerts" in ASCII.
SELECT pg_advisory_xact_lock(107118186361971);
