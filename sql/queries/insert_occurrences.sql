-- insert_occurrences: one array per column; arrays within rows as text
INSERT INTO occurrence (
  article_id, revision, first_revision, publish_time, occurrence_id, entry_index, kind, content,
  segment_begins, segment_attachments, segment_texts, cue, cue_text, source, source_text,
  confidence, positions, wording, quote_id, variant_id, speaker_id, resolved_name, resolved_kind,
  resolved_confidence, candidate_names, candidate_kinds, candidate_confidences,
  found_speaker_id, speaker_link, role, context_hashes)
SELECT
  o.article_id, o.revision, o.revision, o.publish_time, o.occurrence_id, o.entry_index, o.kind, o.content,
  o.segment_begins::integer[], o.segment_attachments::text[], o.segment_texts::text[],
  o.cue, o.cue_text, o.source, o.source_text, o.confidence, o.positions::integer[], o.wording,
  o.quote_id, o.variant_id, o.speaker_id, o.resolved_name, o.resolved_kind, o.resolved_confidence,
  o.candidate_names::text[], o.candidate_kinds::text[], o.candidate_confidences::float8[],
  o.found_speaker_id, o.speaker_link, o.role, o.context_hashes::bigint[]
FROM unnest(
  $1::bigint[], $2::integer[], $3::timestamptz[], $4::bigint[], $5::integer[], $6::text[], $7::int4multirange[], $8::text[], $9::text[],
  $10::text[], $11::int4range[], $12::text[], $13::int4range[], $14::text[], $15::float8[],
  $16::text[], $17::text[], $18::bigint[], $19::bigint[], $20::bigint[], $21::text[], $22::text[],
  $23::float8[], $24::text[], $25::text[], $26::text[], $27::bigint[], $28::text[],
  $29::text[], $30::text[]) AS o (
  article_id, revision, publish_time, occurrence_id, entry_index, kind, content, segment_begins, segment_attachments, segment_texts,
  cue, cue_text, source, source_text, confidence, positions, wording, quote_id, variant_id,
  speaker_id, resolved_name, resolved_kind, resolved_confidence, candidate_names,
  candidate_kinds, candidate_confidences, found_speaker_id, speaker_link, role, context_hashes);
