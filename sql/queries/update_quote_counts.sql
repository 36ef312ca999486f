-- update_quote_counts: $1 quote ids, $2 how many more occurrences stand, $3 a publish time that may be the first, NULL: none. Index: quote_pkey
UPDATE quote SET
  standing_count = quote.standing_count + d.more,
  first_publish_time = LEAST(quote.first_publish_time, d.publish_time)
FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) AS d (quote_id, more, publish_time)
WHERE quote.quote_id = d.quote_id;
