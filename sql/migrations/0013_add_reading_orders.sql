-- Orders in which people read: the latest quotes, the most repeated ones, attributions in doubt.

CREATE INDEX quote_last_publish_ix
  ON quote (COALESCE(first_publish_time, '-infinity') DESC, quote_id DESC);
CREATE INDEX quote_standing_ix ON quote (standing_count DESC, quote_id DESC);

-- Current occurrences whose speaker is unknown or unsure, until a person says who it was.
CREATE INDEX occurrence_doubtful_ix
  ON occurrence (COALESCE(publish_time, '-infinity') DESC, occurrence_id DESC)
  WHERE withdrawn_revision IS NULL AND corrected_by IS NULL AND (
    cardinality(candidate_names) > 0 OR (speaker_id IS NULL AND resolved_kind = 'UNKNOWN')
    OR (speaker_id IS NOT NULL AND (speaker_link IN ('SURNAME', 'ONE_OF_SEVERAL') OR resolved_confidence < 0.5)));
