-- list_chain_links: $1 occurrence_id. Index: chain_link_pkey
SELECT kind, text, evidence, evidence_text, (extract(epoch FROM time_begin) * 1000000)::bigint,
  (extract(epoch FROM time_end) * 1000000)::bigint, confidence, method
FROM chain_link WHERE occurrence_id = $1 ORDER BY link_index;
