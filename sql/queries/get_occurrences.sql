-- get_occurrences: $1 occurrence ids, any order. Index: occurrence_pkey, article_pkey, article_revision_pkey, entry_pkey, variant_pkey, speaker_pkey, occurrence_quote_publish_ix
SELECT o.occurrence_id, o.article_id, o.revision, a.url, a.outlet, a.title,
  (extract(epoch FROM o.publish_time) * 1000000)::bigint, e.heading, o.kind, o.entry_index,
  ARRAY(SELECT upper(r) FROM unnest(o.content) AS r), o.segment_begins, o.segment_attachments, o.segment_texts,
  o.cue, o.cue_text, o.source, o.source_text, o.confidence, o.positions, o.wording,
  o.quote_id, v.relation, o.speaker_id, o.resolved_name, o.resolved_kind, o.resolved_confidence,
  o.candidate_names, o.candidate_kinds, o.candidate_confidences,
  o.speaker_link, o.corrected_by IS NOT NULL, s.name, s.kind,
  o.first_revision, o.withdrawn_revision,
  (SELECT (extract(epoch FROM w.create_time) * 1000000)::bigint FROM article_revision AS w
   WHERE w.article_id = o.article_id AND w.revision = o.withdrawn_revision),
  o.replaced_by, o.context_hashes,
  o.occurrence_id = (
    SELECT f.occurrence_id FROM occurrence AS f WHERE f.quote_id = o.quote_id
    ORDER BY COALESCE(f.publish_time, 'infinity'), f.occurrence_id LIMIT 1)
FROM unnest($1::bigint[]) WITH ORDINALITY AS w (occurrence_id, ordinal)
JOIN occurrence AS o ON o.occurrence_id = w.occurrence_id
JOIN article AS a ON a.article_id = o.article_id
JOIN entry AS e
  ON e.article_id = o.article_id AND e.revision = o.revision AND e.entry_index = o.entry_index
LEFT JOIN variant AS v ON v.variant_id = o.variant_id
LEFT JOIN speaker AS s ON s.speaker_id = o.speaker_id
ORDER BY w.ordinal;
