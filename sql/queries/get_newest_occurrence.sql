-- get_newest_occurrence: the last id, 0 without any. Index: occurrence_pkey
SELECT COALESCE(max(occurrence_id), 0) FROM occurrence;
