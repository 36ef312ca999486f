-- take_pending_article: $1 article_id. Index: claim_pending_pkey
DELETE FROM claim_pending WHERE article_id = $1;
