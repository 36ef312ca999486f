-- set_occurrence_counts: $1 article ids, $2 counts. Index: article_pkey
UPDATE article SET occurrence_count = c.occurrence_count
FROM unnest($1::bigint[], $2::bigint[]) AS c (article_id, occurrence_count)
WHERE article.article_id = c.article_id;
