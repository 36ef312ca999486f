-- list_erased_alerts: $1 article_id. Of which quotes, claims and speakers its statements that stand are. Index: occurrence_article_ix, claim_statement_pkey, claim_form_pkey
SELECT DISTINCT o.quote_id, NULL::bigint, o.speaker_id FROM occurrence AS o
WHERE o.article_id = $1 AND o.withdrawn_revision IS NULL
UNION ALL
SELECT DISTINCT NULL::bigint, f.claim_id, NULL::bigint FROM occurrence AS o
JOIN claim_statement AS s ON s.occurrence_id = o.occurrence_id
JOIN claim_form AS f ON f.form_id = s.form_id
WHERE o.article_id = $1 AND o.withdrawn_revision IS NULL;
