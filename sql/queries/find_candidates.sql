-- find_candidates: $1 and $2 who asks (index) and for which hash, row by row, $3, $4 and $5 who asks, the normal hash of all their words and whether verbatim, $6 how many to return for each, $7 whether to place them. Index: quote_fingerprint_pkey, variant_normal_hash_ix, quote_pkey, occurrence_quote_publish_ix
--
-- Quotes that share fingerprints, weighted by their rarity. Of a hash the oldest 257 quotes are
-- read: more would say little. Who asks for rarer hashes takes them until they list 256 quotes;
-- who asks for none but hashes of more than 256 quotes takes all. The quote that has a variant of
-- the very same words comes first, with those words.
--
-- Who is to be placed gets only quotes that share an eighth of the 3-grams that either has (a word
-- is some six bytes): fewer no two wordings of one quote share, of which the index has half. With
-- each come the names of those whom its earliest occurrences credit.
--
-- Each LIMIT of one table keeps this a look-up per row: how many there are, the planner can't guess.
WITH posting AS MATERIALIZED (
  SELECT h.hash, p.quotes, cardinality(p.quotes) AS frequency
  FROM (SELECT DISTINCT a.hash FROM unnest($2::bigint[]) AS a (hash)) AS h
  CROSS JOIN LATERAL (
    SELECT array_agg(first.quote_id) AS quotes FROM (
      SELECT f.quote_id FROM quote_fingerprint AS f
      WHERE f.hash = h.hash ORDER BY f.quote_id LIMIT 257) AS first) AS p
  WHERE p.quotes IS NOT NULL
), known AS (
  SELECT a.asker, p.quotes, COALESCE(p.frequency, 0) AS frequency,
    min(p.frequency) OVER (PARTITION BY a.asker) AS rarest,
    COALESCE(sum(p.frequency) OVER (PARTITION BY a.asker ORDER BY p.frequency NULLS FIRST, a.hash
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS listed_by_rarer
  FROM unnest($1::integer[], $2::bigint[]) AS a (asker, hash)
  LEFT JOIN posting AS p ON p.hash = a.hash
), taken AS (
  SELECT k.asker, k.quotes, k.frequency, count(*) OVER (PARTITION BY k.asker) AS grams
  FROM known AS k
  WHERE k.listed_by_rarer < 256 OR k.rarest > 256
), scored AS (
  SELECT t.asker, q.quote_id, count(*) AS shared, sum(1.0::float8 / t.frequency) AS weight,
    min(t.grams) AS grams
  FROM taken AS t
  CROSS JOIN LATERAL unnest(t.quotes) AS q (quote_id)
  GROUP BY t.asker, q.quote_id
), same_words AS (
  SELECT s.asker, v.quote_id, v.wording
  FROM unnest($3::integer[], $4::bytea[], $5::boolean[]) AS s (asker, normal_hash, verbatim)
  CROSS JOIN LATERAL (
    SELECT quote_id, wording FROM variant WHERE normal_hash = s.normal_hash LIMIT 100000) AS v
  CROSS JOIN LATERAL (SELECT verbatim FROM quote WHERE quote_id = v.quote_id LIMIT 1) AS q
  WHERE q.verbatim = s.verbatim
), ranked AS (
  SELECT COALESCE(c.asker, s.asker) AS asker, COALESCE(c.quote_id, s.quote_id) AS quote_id,
    s.wording, COALESCE(c.shared, 0) AS shared, c.grams,
    row_number() OVER (
      PARTITION BY COALESCE(c.asker, s.asker)
      ORDER BY (s.quote_id IS NULL), c.weight DESC NULLS LAST, COALESCE(c.quote_id, s.quote_id)
    ) AS rank
  FROM scored AS c
  FULL JOIN same_words AS s ON s.asker = c.asker AND s.quote_id = c.quote_id
)
SELECT r.asker, r.quote_id, COALESCE(r.wording, q.wording), r.shared,
  CASE WHEN $7 THEN ARRAY(
    SELECT DISTINCT e.resolved_name FROM (
      SELECT o.resolved_name FROM occurrence AS o
      WHERE o.quote_id = r.quote_id
      ORDER BY COALESCE(o.publish_time, 'infinity'), o.occurrence_id LIMIT 64) AS e
    WHERE e.resolved_name <> '' ORDER BY e.resolved_name) ELSE '{}' END AS speakers
FROM ranked AS r
CROSS JOIN LATERAL (SELECT wording FROM quote WHERE quote_id = r.quote_id LIMIT 1) AS q
WHERE r.rank <= $6 AND (
  NOT $7 OR r.wording IS NOT NULL OR 8 * r.shared >= LEAST(r.grams, octet_length(q.wording) / 6))
ORDER BY r.asker, r.rank;
