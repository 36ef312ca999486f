-- Alerts: what is new of claims, quotes and speakers, one row each, written in the transaction that
-- it tells of. See docs/adr/2026-11-27-alerts-from-an-outbox.md.

CREATE TABLE alert (
  -- Drawn under the lock of alerts, so that ids are committed in their order.
  alert_id bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  -- For whoever watches any of it; for those who watch the claim, where another alert tells others
  -- the same; for those who watch the speaker, whose claim somebody else denies.
  audience text NOT NULL DEFAULT 'ALL',
  create_time timestamptz NOT NULL DEFAULT clock_timestamp(),
  article_id bigint,
  occurrence_id bigint,              -- NULL: its article was erased
  part_index integer,                -- of claim_statement, where it tells of a claim
  quote_id bigint,
  claim_id bigint,
  speaker_id bigint,
  review_id bigint,
  CONSTRAINT alert_pkey PRIMARY KEY (alert_id),
  CONSTRAINT alert_kind_ck CHECK (
    kind IN ('STATED', 'REPEATED', 'FIGURE_CHANGED', 'DENIED', 'WITHDRAWN', 'REVIEWED')),
  CONSTRAINT alert_audience_ck CHECK (audience IN ('ALL', 'CLAIM', 'SPEAKER'))
) WITH (autovacuum_vacuum_insert_scale_factor = 0.02);
-- A quote is not watched before it is stated.
CREATE INDEX alert_quote_ix ON alert (quote_id, alert_id)
  WHERE quote_id IS NOT NULL AND kind <> 'STATED';
CREATE INDEX alert_claim_ix ON alert (claim_id, alert_id)
  WHERE claim_id IS NOT NULL AND audience <> 'SPEAKER';
CREATE INDEX alert_speaker_ix ON alert (speaker_id, alert_id)
  WHERE speaker_id IS NOT NULL AND audience <> 'CLAIM';
CREATE INDEX alert_occurrence_ix ON alert (occurrence_id) WHERE occurrence_id IS NOT NULL;

-- One row: which database this is, for ids that are to be unique in the world, and up to which
-- alert they were deleted for their age.
CREATE TABLE alert_log (
  is_only boolean NOT NULL DEFAULT true,
  log_id uuid NOT NULL DEFAULT gen_random_uuid(),
  deleted_to bigint NOT NULL DEFAULT 0,
  CONSTRAINT alert_log_pkey PRIMARY KEY (is_only),
  CONSTRAINT alert_log_only_ck CHECK (is_only)
);
INSERT INTO alert_log DEFAULT VALUES;

-- Alerts go where their statements go: to another quote, to another speaker.
CREATE FUNCTION move_alerts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE alert SET speaker_id = NEW.speaker_id,
    quote_id = CASE WHEN quote_id IS NULL THEN NULL ELSE NEW.quote_id END
  WHERE occurrence_id = NEW.occurrence_id AND audience <> 'SPEAKER';
  RETURN NULL;
END $$;
CREATE TRIGGER occurrence_update_alerts AFTER UPDATE OF quote_id, speaker_id ON occurrence
FOR EACH ROW WHEN (OLD.quote_id IS DISTINCT FROM NEW.quote_id
  OR OLD.speaker_id IS DISTINCT FROM NEW.speaker_id)
EXECUTE FUNCTION move_alerts();

-- Those who watch listen on the channel of occurrences.
CREATE TRIGGER alert_notify AFTER INSERT ON alert
FOR EACH STATEMENT EXECUTE FUNCTION notify_occurrences();
