-- set_occurrence_count: $1 article_id, $2 count. Index: article_pkey
UPDATE article SET occurrence_count = $2 WHERE article_id = $1;
