-- list_revision_changes: $1 article_id, $2 and $3 the first and last revision. What each added, altered and withdrew, in text order. Index: occurrence_article_first_revision_ix, occurrence_article_withdrawn_revision_ix, occurrence_replaced_by_ix
SELECT c.revision, c.change, c.occurrence_id, c.wording, c.resolved_name,
  c.replaced_by, c.new_wording, c.new_resolved_name
FROM (
  SELECT o.first_revision AS revision, 'ADDED' AS change, lower(o.content) AS place,
    o.occurrence_id, o.wording, o.resolved_name,
    NULL::bigint AS replaced_by, '' AS new_wording, '' AS new_resolved_name
  FROM occurrence AS o
  WHERE o.article_id = $1 AND o.first_revision BETWEEN $2::integer AND $3::integer
    AND NOT EXISTS (SELECT FROM occurrence AS old WHERE old.replaced_by = o.occurrence_id)
  UNION ALL
  SELECT o.withdrawn_revision, CASE WHEN o.replaced_by IS NULL THEN 'WITHDRAWN' ELSE 'ALTERED' END,
    lower(o.content), o.occurrence_id, o.wording, o.resolved_name,
    n.occurrence_id, COALESCE(n.wording, ''), COALESCE(n.resolved_name, '')
  FROM occurrence AS o
  LEFT JOIN occurrence AS n ON n.occurrence_id = o.replaced_by
  WHERE o.article_id = $1 AND o.withdrawn_revision BETWEEN $2::integer AND $3::integer) AS c
ORDER BY c.revision, c.change, c.place, c.occurrence_id;
