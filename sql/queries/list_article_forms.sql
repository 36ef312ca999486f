-- list_article_forms: $1 article_id. All its statements and the claims that they speak of, withdrawn ones too. Index: occurrence_article_first_revision_ix, claim_statement_pkey, claim_form_pkey
SELECT DISTINCT s.occurrence_id, f.claim_id
FROM occurrence AS o
JOIN claim_statement AS s ON s.occurrence_id = o.occurrence_id
JOIN claim_form AS f ON f.form_id = s.form_id
WHERE o.article_id = $1;
