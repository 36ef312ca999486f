-- Fingerprints are derived from wordings: erasing works out which rows to delete, so that ingest need
-- not keep a second index of the largest table.

DROP INDEX quote_fingerprint_quote_ix;
