-- delete_quote_redirects: $1 ids of quotes that are there again. Index: quote_redirect_pkey
DELETE FROM quote_redirect WHERE quote_id = ANY ($1::bigint[]);
