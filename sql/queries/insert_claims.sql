-- insert_claims: $1 how many. Returns their ids.
INSERT INTO claim (statement_count) SELECT 0 FROM generate_series(1, $1::integer) RETURNING claim_id;
