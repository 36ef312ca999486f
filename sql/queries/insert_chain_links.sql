-- insert_chain_links: one array per column
INSERT INTO chain_link (
  occurrence_id, link_index, kind, text, evidence, evidence_text, time_begin, time_end, confidence,
  method)
SELECT
  l.occurrence_id, l.link_index, l.kind, l.text, l.evidence, l.evidence_text, l.time_begin,
  l.time_end, l.confidence, l.method
FROM unnest(
  $1::bigint[], $2::integer[], $3::text[], $4::text[], $5::int4range[], $6::text[],
  $7::timestamptz[], $8::timestamptz[], $9::float8[], $10::text[]) AS l (
  occurrence_id, link_index, kind, text, evidence, evidence_text, time_begin, time_end, confidence,
  method);
