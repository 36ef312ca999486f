-- lock_matching: one writer at a time matches and writes, until its transaction ends; the number of its turn. The lock's number is "quotes" in ASCII.
WITH locked AS MATERIALIZED (SELECT pg_advisory_xact_lock(124814264362355))
SELECT nextval('matching_turn') FROM locked;
