-- find_candidates: $1 verbatim, $2 and $3 who asks (index) and for which hash, row by row, $4 and $5 who asks and the normal hash of all their words, $6 how many to return for each. Index: quote_fingerprint_pkey, variant_normal_hash_ix, quote_pkey, occurrence_quote_publish_ix
--
-- Quotes that share fingerprints, weighted by their rarity. A hash with more than 1,000 quotes says
-- little and is passed over by all who ask for a rarer one too; those with none but common hashes
-- get the oldest 1,000 quotes of each. The quote that has a variant of the very same words comes
-- first, with those words. With each come the names of those whom its earliest occurrences credit.
WITH asked AS (
  SELECT a.asker, a.hash
  FROM unnest($2::integer[], $3::bigint[]) AS a (asker, hash)
), posting AS (
  SELECT h.hash, p.quote_id, count(*) OVER (PARTITION BY h.hash) AS frequency
  FROM (SELECT DISTINCT hash FROM asked) AS h
  CROSS JOIN LATERAL (
    SELECT f.quote_id FROM quote_fingerprint AS f
    WHERE f.hash = h.hash ORDER BY f.quote_id LIMIT 1001) AS p
), known AS (
  SELECT a.asker, p.quote_id, p.frequency, min(p.frequency) OVER (PARTITION BY a.asker) AS rarest
  FROM asked AS a
  JOIN posting AS p ON p.hash = a.hash
), same_words AS (
  SELECT s.asker, v.quote_id, v.wording
  FROM unnest($4::integer[], $5::bytea[]) AS s (asker, normal_hash)
  JOIN variant AS v ON v.normal_hash = s.normal_hash
), scored AS (
  SELECT k.asker, k.quote_id, count(*) AS shared, sum(1.0::float8 / k.frequency) AS weight
  FROM known AS k
  WHERE k.frequency <= 1000 OR k.rarest > 1000
  GROUP BY k.asker, k.quote_id
), ranked AS (
  SELECT COALESCE(c.asker, s.asker) AS asker, q.quote_id, COALESCE(s.wording, q.wording) AS wording,
    COALESCE(c.shared, 0) AS shared,
    row_number() OVER (
      PARTITION BY COALESCE(c.asker, s.asker)
      ORDER BY (s.quote_id IS NULL), c.weight DESC NULLS LAST, q.quote_id) AS rank
  FROM scored AS c
  FULL JOIN same_words AS s ON s.asker = c.asker AND s.quote_id = c.quote_id
  -- LIMIT keeps this a look-up per candidate: how many there are, the planner can't guess.
  CROSS JOIN LATERAL (
    SELECT quote_id, wording FROM quote
    WHERE quote_id = COALESCE(c.quote_id, s.quote_id) AND verbatim = $1 LIMIT 1) AS q
)
SELECT asker, quote_id, wording, shared, ARRAY(
    SELECT DISTINCT e.resolved_name FROM (
      SELECT o.resolved_name FROM occurrence AS o
      WHERE o.quote_id = ranked.quote_id
      ORDER BY COALESCE(o.publish_time, 'infinity'), o.occurrence_id LIMIT 64) AS e
    WHERE e.resolved_name <> '' ORDER BY e.resolved_name) AS speakers
FROM ranked WHERE rank <= $6 ORDER BY asker, rank;
