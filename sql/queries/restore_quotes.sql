-- restore_quotes: $1 quote ids, $2 their representative wordings. With their counts and times as the occurrences that are left have them. Index: quote_pkey, occurrence_quote_publish_ix
UPDATE quote SET
  wording = r.wording,
  standing_count = (
    SELECT count(*) FROM occurrence AS o
    WHERE o.quote_id = quote.quote_id AND o.withdrawn_revision IS NULL),
  first_publish_time = (
    SELECT min(o.publish_time) FROM occurrence AS o WHERE o.quote_id = quote.quote_id)
FROM unnest($1::bigint[], $2::text[]) AS r (quote_id, wording)
WHERE quote.quote_id = r.quote_id;
