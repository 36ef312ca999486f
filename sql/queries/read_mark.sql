-- read_mark: of two equal ones, the same transactions have ended before: nothing stored differs. The start time tells a restored database from the one before, which may have had the same transaction numbers.
SELECT pg_current_snapshot()::text || ' ' || pg_postmaster_start_time()::text;
