-- set_content: $1 occurrence_id, $2 kind, $3 content, $4 where its segments begin, $5 their attachments, $6 their texts, $7 cue, $8 cue's text, $9 source, $10 source's text, $11 positions, $12 wording, $13 quote_id, $14 variant_id, $15 context hashes, $16 the correction that says so or NULL. Index: occurrence_pkey
UPDATE occurrence SET
  kind = $2, content = $3::int4multirange, segment_begins = $4::integer[],
  segment_attachments = $5::text[], segment_texts = $6::text[], cue = $7::int4range,
  cue_text = $8, source = $9::int4range, source_text = $10, positions = $11::integer[],
  wording = $12, quote_id = $13, variant_id = $14, context_hashes = $15::bigint[],
  content_corrected_by = $16
WHERE occurrence_id = $1;
