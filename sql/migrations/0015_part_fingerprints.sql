-- The hashes of paraphrases become their complements, so that a look-up among the speakers' own
-- words meets no paraphrase. Fingerprints are derived from variants and written in their
-- transaction: a foreign key for each of them would double what they cost.

UPDATE quote_fingerprint SET hash = ~quote_fingerprint.hash
FROM quote
WHERE quote.quote_id = quote_fingerprint.quote_id AND NOT quote.verbatim;

ALTER TABLE quote_fingerprint DROP CONSTRAINT quote_fingerprint_quote_id_fkey;

-- New pages are marked all-visible soon: a look-up then reads the index alone.
ALTER TABLE quote_fingerprint SET (autovacuum_vacuum_insert_scale_factor = 0.02);
