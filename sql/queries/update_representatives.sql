-- update_representatives: $1 quote ids, $2 wordings. Index: quote_pkey
UPDATE quote SET wording = r.wording
FROM unnest($1::bigint[], $2::text[]) AS r (quote_id, wording)
WHERE quote.quote_id = r.quote_id;
