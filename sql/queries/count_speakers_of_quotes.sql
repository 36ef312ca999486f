-- count_speakers_of_quotes: $1 quote ids. Whom standing occurrences credit, most first. Index: occurrence_quote_publish_ix, speaker_pkey
SELECT o.quote_id, s.speaker_id, s.name, s.kind, count(*) AS occurrence_count
FROM occurrence AS o
JOIN speaker AS s ON s.speaker_id = o.speaker_id
WHERE o.quote_id = ANY ($1::bigint[]) AND o.withdrawn_revision IS NULL
GROUP BY o.quote_id, s.speaker_id
ORDER BY o.quote_id, count(*) DESC, s.speaker_id;
