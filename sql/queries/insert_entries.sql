-- insert_entries: one array per column
INSERT INTO entry
  (article_id, revision, entry_index, span_begin, span_end, heading_begin, heading_end, heading,
   publish_time)
SELECT * FROM unnest($1::bigint[], $2::integer[], $3::integer[], $4::integer[], $5::integer[],
  $6::integer[], $7::integer[], $8::text[], $9::timestamptz[]);
