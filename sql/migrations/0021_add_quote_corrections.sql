-- People merge and split quotes: corrections whose rows say which wordings are together and which
-- apart. They are read whenever quotes are derived.

ALTER TABLE correction
  ADD COLUMN quote_id bigint,        -- MERGE_QUOTES: goes into the other; SPLIT_QUOTE: is split; as then
  ADD COLUMN other_quote_id bigint,  -- the other; of SPLIT_QUOTE the new one
  DROP CONSTRAINT correction_kind_ck,
  ADD CONSTRAINT correction_kind_ck CHECK (
    kind IN ('MERGE', 'SPLIT', 'RENAME', 'REASSIGN', 'MERGE_QUOTES', 'SPLIT_QUOTE'));

-- Wordings of one correction and side are together, those of two sides apart, while it stands; of
-- several corrections on the same two the newest counts.
CREATE TABLE quote_side (
  variant_id bigint NOT NULL,
  correction_id bigint NOT NULL,
  side integer NOT NULL,             -- SPLIT_QUOTE: 1 for what was split off; else 0
  CONSTRAINT quote_side_pkey PRIMARY KEY (variant_id, correction_id),
  CONSTRAINT quote_side_variant_id_fkey FOREIGN KEY (variant_id)
    REFERENCES variant (variant_id) ON DELETE CASCADE,
  CONSTRAINT quote_side_correction_id_fkey FOREIGN KEY (correction_id)
    REFERENCES correction (correction_id)
);
CREATE INDEX quote_side_correction_ix ON quote_side (correction_id);
