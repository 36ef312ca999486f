-- insert_entries: $1 article_id, $2 revision, then one array per column in the order of the entries
INSERT INTO entry
  (article_id, revision, entry_index, span_begin, span_end, heading_begin, heading_end, heading,
   publish_time)
SELECT $1, $2, e.ordinal - 1, e.span_begin, e.span_end, e.heading_begin, e.heading_end, e.heading,
  e.publish_time
FROM unnest($3::integer[], $4::integer[], $5::integer[], $6::integer[], $7::text[],
    $8::timestamptz[])
  WITH ORDINALITY
    AS e (span_begin, span_end, heading_begin, heading_end, heading, publish_time, ordinal);
