-- move_occurrences: to a new revision that still holds them. Parameters as insert_occurrences; kind, wording, quote and corrections stay. Index: occurrence_pkey
UPDATE occurrence SET
  revision = o.revision, publish_time = COALESCE(occurrence.publish_time, o.publish_time),
  entry_index = o.entry_index, content = o.content,
  segment_begins = o.segment_begins::integer[],
  segment_attachments = o.segment_attachments::text[],
  segment_texts = o.segment_texts::text[],
  cue = o.cue, cue_text = o.cue_text, source = o.source, source_text = o.source_text,
  confidence = o.confidence, positions = o.positions::integer[],
  speaker_id = CASE WHEN occurrence.corrected_by IS NULL THEN o.speaker_id
    ELSE occurrence.speaker_id END,
  found_speaker_id = o.found_speaker_id, speaker_link = o.speaker_link,
  role = o.role, context_hashes = o.context_hashes::bigint[],
  resolved_name = o.resolved_name, resolved_kind = o.resolved_kind,
  resolved_confidence = o.resolved_confidence,
  candidate_names = o.candidate_names::text[], candidate_kinds = o.candidate_kinds::text[],
  candidate_confidences = o.candidate_confidences::float8[]
FROM unnest(
  $1::bigint[], $2::integer[], $3::timestamptz[], $4::bigint[], $5::integer[], $6::text[], $7::int4multirange[], $8::text[], $9::text[],
  $10::text[], $11::int4range[], $12::text[], $13::int4range[], $14::text[], $15::float8[],
  $16::text[], $17::text[], $18::bigint[], $19::bigint[], $20::bigint[], $21::text[], $22::text[],
  $23::float8[], $24::text[], $25::text[], $26::text[], $27::bigint[], $28::text[],
  $29::text[], $30::text[]) AS o (
  article_id, revision, publish_time, occurrence_id, entry_index, kind, content, segment_begins, segment_attachments, segment_texts,
  cue, cue_text, source, source_text, confidence, positions, wording, quote_id, variant_id,
  speaker_id, resolved_name, resolved_kind, resolved_confidence, candidate_names,
  candidate_kinds, candidate_confidences, found_speaker_id, speaker_link, role, context_hashes)
WHERE occurrence.occurrence_id = o.occurrence_id AND occurrence.article_id = o.article_id;
