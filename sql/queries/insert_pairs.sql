-- insert_pairs: one array per column. Those that are there stay. Index: wording_pair_pkey
INSERT INTO wording_pair (longer_id, shorter_id, relation)
SELECT p.longer_id, p.shorter_id, p.relation
FROM unnest($1::bigint[], $2::bigint[], $3::text[]) AS p (longer_id, shorter_id, relation)
ON CONFLICT (longer_id, shorter_id) DO NOTHING;
