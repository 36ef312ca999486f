-- insert_wordings: of new quotes: $1 to $5 one array per column; of new wordings: $6 to $11 one array per column, speakers as text; their fingerprints: $12 hashes and $13 postings, row by row
WITH quotes AS (
  INSERT INTO quote (quote_id, wording, verbatim, standing_count, first_publish_time)
  SELECT q.quote_id, q.wording, q.verbatim, q.standing_count, q.first_publish_time
  FROM unnest($1::bigint[], $2::text[], $3::boolean[], $4::bigint[], $5::timestamptz[])
    AS q (quote_id, wording, verbatim, standing_count, first_publish_time)
), variants AS (
  INSERT INTO variant (variant_id, quote_id, wording, normal_hash, relation, speakers)
  SELECT v.variant_id, v.quote_id, v.wording, v.normal_hash, v.relation, v.speakers::text[]
  FROM unnest($6::bigint[], $7::bigint[], $8::text[], $9::bytea[], $10::text[], $11::text[])
    AS v (variant_id, quote_id, wording, normal_hash, relation, speakers)
)
INSERT INTO wording_fingerprint (hash, posting)
SELECT f.hash, f.posting FROM unnest($12::bigint[], $13::bigint[]) AS f (hash, posting);
