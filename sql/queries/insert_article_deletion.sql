-- insert_article_deletion: $1 article_id, $2 url_hash, $3 actor, $4 reason, $5 revisions, $6 occurrences, $7 quotes, $8 speakers: how many went
INSERT INTO article_deletion (article_id, url_hash, actor, reason, revision_count, occurrence_count, quote_count, speaker_count)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
RETURNING (extract(epoch FROM create_time) * 1000000)::bigint;
