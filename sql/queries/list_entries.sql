-- list_entries: $1 article_id, $2 revision. Index: entry_pkey
SELECT span_begin, span_end, heading_begin, heading_end,
  (extract(epoch FROM publish_time) * 1000000)::bigint
FROM entry
WHERE article_id = $1 AND revision = $2 ORDER BY entry_index;
