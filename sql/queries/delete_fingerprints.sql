-- delete_fingerprints: $1 quote ids. Index: quote_fingerprint_quote_ix
DELETE FROM quote_fingerprint WHERE quote_id = ANY ($1::bigint[]);
