-- find_named_speaker: $1 occurrence_id. Whom the article names, whatever people say. Index: occurrence_pkey
SELECT o.resolved_name, o.resolved_kind FROM occurrence AS o WHERE o.occurrence_id = $1;
