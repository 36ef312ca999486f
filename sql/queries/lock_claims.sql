-- lock_claims: one at a time derives claims, until its transaction ends. The number is "claims" in ASCII.
SELECT pg_advisory_xact_lock(109270210309491);
