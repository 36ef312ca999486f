-- get_corrections: $1 correction ids, any order. Index: correction_pkey, speaker_pkey, reassignment_correction_ix, quote_side_correction_ix, content_correction_pkey, occurrence_pkey
SELECT c.correction_id, c.kind, c.speaker_id, COALESCE(s.name, ''), c.other_speaker_id,
  COALESCE(t.name, ''), c.old_name, c.new_name,
  (SELECT count(*) FROM reassignment AS r WHERE r.correction_id = c.correction_id)
  + (SELECT count(*) FROM quote_side AS d WHERE d.correction_id = c.correction_id
     AND (c.kind <> 'SPLIT_QUOTE' OR d.side = 1)),
  c.quote_id, c.other_quote_id, k.article_id, k.occurrence_id,
  COALESCE(k.old_content, '{}'), COALESCE(k.new_content, '{}'), c.review_id, c.claim_id,
  c.actor, c.reason, (extract(epoch FROM c.create_time) * 1000000)::bigint,
  (extract(epoch FROM c.undo_time) * 1000000)::bigint, c.undo_actor, c.undo_reason
FROM unnest($1::bigint[]) WITH ORDINALITY AS w (correction_id, ordinal)
JOIN correction AS c ON c.correction_id = w.correction_id
LEFT JOIN speaker AS s ON s.speaker_id = c.speaker_id
LEFT JOIN speaker AS t ON t.speaker_id = c.other_speaker_id
LEFT JOIN LATERAL (
  SELECT o.article_id, o.occurrence_id, d.old_content, d.new_content
  FROM content_correction AS d
  JOIN occurrence AS o ON o.occurrence_id = d.occurrence_id
  WHERE d.correction_id = c.correction_id) AS k ON true
ORDER BY w.ordinal;
