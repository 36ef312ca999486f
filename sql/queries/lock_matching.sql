-- lock_matching: one writer at a time matches and writes, until its transaction ends. The number is "quotes" in ASCII.
SELECT pg_advisory_xact_lock(124814264362355);
