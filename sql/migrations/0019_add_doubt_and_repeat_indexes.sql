-- Attributions by another spelling of a name are for people to look at too; quotes that come back
-- are walked without those that never did.

DROP INDEX occurrence_doubtful_ix;
CREATE INDEX occurrence_doubtful_ix
  ON occurrence (COALESCE(publish_time, '-infinity') DESC, occurrence_id DESC)
  WHERE withdrawn_revision IS NULL AND corrected_by IS NULL AND (
    cardinality(candidate_names) > 0 OR (speaker_id IS NULL AND resolved_kind = 'UNKNOWN')
    OR (speaker_id IS NOT NULL AND (speaker_link IN ('SURNAME', 'ONE_OF_SEVERAL', 'SPELLING') OR resolved_confidence < 0.5)));

CREATE INDEX quote_repeated_first_publish_ix
  ON quote (COALESCE(first_publish_time, 'infinity'), quote_id) WHERE standing_count > 1;
CREATE INDEX quote_repeated_last_publish_ix
  ON quote (COALESCE(first_publish_time, '-infinity') DESC, quote_id DESC) WHERE standing_count > 1;
