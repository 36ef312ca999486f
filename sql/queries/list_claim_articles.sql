-- list_claim_articles: $1 claims. The articles that add to them. Index: claim_tally_first_ix
SELECT DISTINCT article_id FROM claim_tally WHERE claim_id = ANY ($1::bigint[]);
