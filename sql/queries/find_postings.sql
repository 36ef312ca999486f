-- find_postings: $1 hashes, $2 how many postings to read of each: the index of each hash that is there, with its first postings. Index: wording_fingerprint_pkey
--
-- LIMIT keeps this a look-up per hash: how many there are, the planner can't guess.
SELECT h.ordinal - 1, p.postings
FROM unnest($1::bigint[]) WITH ORDINALITY AS h (hash, ordinal)
CROSS JOIN LATERAL (
  SELECT array_agg(first.posting) AS postings FROM (
    SELECT f.posting FROM wording_fingerprint AS f
    WHERE f.hash = h.hash ORDER BY f.posting LIMIT $2) AS first) AS p
WHERE p.postings IS NOT NULL;
