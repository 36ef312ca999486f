-- What is no more than likely to be a part of a longer wording is paired with it only where their
-- speakers may be one. The others, most of all pairs, counted for nothing; they come when more
-- speakers are named of either wording.

DELETE FROM wording_pair AS w
USING variant AS l, variant AS s
WHERE w.relation = 'LIKELY_PARTIAL' AND l.variant_id = w.longer_id AND s.variant_id = w.shorter_id
  AND NOT ('' = ANY (l.speakers) OR '' = ANY (s.speakers) OR l.speakers && s.speakers);
