-- delete_article_tally: $1 article_id. What it adds to claims. Index: claim_tally_pkey, occurrence_article_first_revision_ix, claim_value_pkey
WITH figures AS (
  DELETE FROM claim_value WHERE occurrence_id IN (
    SELECT o.occurrence_id FROM occurrence AS o WHERE o.article_id = $1))
DELETE FROM claim_tally WHERE article_id = $1;
