-- find_candidates: $1 and $2 who asks (index) and for which hash, row by row, $3, $4 and $5 who asks, the normal hash and the text of a wording, $6 how many to return for each, $7 whether to place them. Index: wording_fingerprint_pkey, variant_normal_hash_uq, variant_pkey
--
-- First the wordings that are known by their normal hash. Who finds one that represents its own no
-- worse is told no more. To the others: wordings that share fingerprints, weighted by their rarity.
-- Of a hash 257 wordings are read: more would say little. Who asks for rarer hashes takes them until
-- they list 256 wordings; who asks for none but hashes of more than 256 takes all.
--
-- Who is to be placed gets only wordings that share an eighth of the 3-grams that either has (a word
-- is some six bytes): fewer no two wordings of one quote share, of which the index has half.
--
-- Each LIMIT of one table keeps this a look-up per row: how many there are, the planner can't guess.
WITH known AS MATERIALIZED (
  SELECT s.asker, v.variant_id, v.quote_id, v.wording, v.speakers,
    octet_length(s.wording) < octet_length(v.wording)
    OR (octet_length(s.wording) = octet_length(v.wording)
      AND s.wording COLLATE "C" >= v.wording COLLATE "C") AS settled
  FROM unnest($3::integer[], $4::bytea[], $5::text[]) AS s (asker, normal_hash, wording)
  CROSS JOIN LATERAL (
    SELECT variant_id, quote_id, wording, speakers FROM variant
    WHERE normal_hash = s.normal_hash LIMIT 1) AS v
), asked AS MATERIALIZED (
  SELECT a.asker, a.hash, count(*) OVER (PARTITION BY a.asker) AS grams
  FROM unnest($1::integer[], $2::bigint[]) AS a (asker, hash)
  WHERE a.asker NOT IN (SELECT k.asker FROM known AS k WHERE k.settled)
), posting AS MATERIALIZED (
  SELECT h.hash, p.wordings, cardinality(p.wordings) AS frequency
  FROM (SELECT DISTINCT a.hash FROM asked AS a) AS h
  CROSS JOIN LATERAL (
    SELECT array_agg(first.variant_id) AS wordings FROM (
      SELECT f.variant_id FROM wording_fingerprint AS f
      WHERE f.hash = h.hash ORDER BY f.variant_id LIMIT 257) AS first) AS p
  WHERE p.wordings IS NOT NULL
), listed AS (
  SELECT a.asker, a.grams, p.wordings, COALESCE(p.frequency, 0) AS frequency,
    min(p.frequency) OVER (PARTITION BY a.asker) AS rarest,
    COALESCE(sum(p.frequency) OVER (PARTITION BY a.asker ORDER BY p.frequency NULLS FIRST, a.hash
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS listed_by_rarer
  FROM asked AS a
  LEFT JOIN posting AS p ON p.hash = a.hash
), scored AS (
  SELECT l.asker, w.variant_id, count(*) AS shared, sum(1.0::float8 / l.frequency) AS weight,
    min(l.grams) AS grams
  FROM listed AS l
  CROSS JOIN LATERAL unnest(l.wordings) AS w (variant_id)
  WHERE l.listed_by_rarer < 256 OR l.rarest > 256
  GROUP BY l.asker, w.variant_id
), ranked AS (
  SELECT s.asker, s.variant_id, s.shared, s.grams,
    row_number() OVER (PARTITION BY s.asker ORDER BY s.weight DESC, s.variant_id) AS rank
  FROM scored AS s
)
SELECT k.asker, k.variant_id, k.quote_id, k.wording, k.speakers, 0 AS shared, true AS known,
  0 AS rank
FROM known AS k
UNION ALL
SELECT r.asker, v.variant_id, v.quote_id, v.wording, v.speakers, r.shared, false, r.rank
FROM ranked AS r
CROSS JOIN LATERAL (
  SELECT variant_id, quote_id, wording, speakers FROM variant
  WHERE variant_id = r.variant_id LIMIT 1) AS v
WHERE r.rank <= $6 AND (
  NOT $7 OR 8 * r.shared >= LEAST(r.grams, octet_length(v.wording) / 6))
ORDER BY asker, rank;
