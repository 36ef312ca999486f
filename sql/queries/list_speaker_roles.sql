-- list_speaker_roles: $1 speaker ids. What each is called by imports and by the articles whose statements are theirs, but for statements that people took from somebody else; by role, with the first and last time known. Index: speaker_role_pkey, speaker_root_ix, occurrence_speaker_role_ix, article_pkey, correction_pkey
WITH seen AS (
  SELECT o.speaker_id, o.role, name_key(o.role) AS role_key, o.publish_time, a.outlet
  FROM occurrence AS o
  JOIN article AS a ON a.article_id = o.article_id
  LEFT JOIN correction AS c ON c.correction_id = o.corrected_by
  WHERE o.speaker_id = ANY ($1::bigint[]) AND o.role <> '' AND (c.kind IS NULL OR c.kind = 'SPLIT')
  UNION ALL
  SELECT w.speaker_id, r.role, r.role_key, NULL, NULL
  FROM unnest($1::bigint[]) AS w (speaker_id)
  CROSS JOIN LATERAL (
    SELECT w.speaker_id AS one UNION ALL
    SELECT m.speaker_id FROM speaker AS m WHERE m.root_id = w.speaker_id) AS merged
  JOIN speaker_role AS r ON r.speaker_id = merged.one
)
SELECT speaker_id, min(role),
  (extract(epoch FROM min(publish_time)) * 1000000)::bigint,
  (array_agg(outlet ORDER BY publish_time) FILTER (WHERE publish_time IS NOT NULL))[1],
  (extract(epoch FROM max(publish_time)) * 1000000)::bigint,
  (array_agg(outlet ORDER BY publish_time DESC) FILTER (WHERE publish_time IS NOT NULL))[1]
FROM seen
GROUP BY speaker_id, role_key
ORDER BY speaker_id, max(publish_time) DESC NULLS LAST, role_key;
