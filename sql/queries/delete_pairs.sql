-- delete_pairs: $1 variant ids. All pairs that they are in. Index: wording_pair_pkey, wording_pair_shorter_ix
DELETE FROM wording_pair WHERE longer_id = ANY ($1::bigint[]) OR shorter_id = ANY ($1::bigint[]);
