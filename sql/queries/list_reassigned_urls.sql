-- list_reassigned_urls: $1 URLs. Those of them under which people corrected speakers. Index: reassignment_pkey
SELECT DISTINCT article_url FROM reassignment WHERE article_url = ANY ($1::text[]);
