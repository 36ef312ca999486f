-- list_standing_occurrences: $1 article_id. What a new revision is compared with, in text order. Index: occurrence_article_ix
SELECT occurrence_id, kind, wording, resolved_name, resolved_kind, quote_id, variant_id
FROM occurrence
WHERE article_id = $1 AND withdrawn_revision IS NULL
ORDER BY lower(content), occurrence_id;
