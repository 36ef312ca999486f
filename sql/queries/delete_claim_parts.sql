-- delete_claim_parts: $1 article_id. What its standing statements say of claims. Index: occurrence_article_ix, claim_statement_pkey
DELETE FROM claim_statement AS s USING occurrence AS o
WHERE o.article_id = $1 AND o.withdrawn_revision IS NULL AND s.occurrence_id = o.occurrence_id;
