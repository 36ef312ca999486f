-- People say where the words of a statement begin and end. As with speakers, kept by the words, so
-- that it holds for what is found in later revisions.

ALTER TABLE correction
  DROP CONSTRAINT correction_kind_ck,
  ADD CONSTRAINT correction_kind_ck CHECK (
    kind IN ('MERGE', 'SPLIT', 'RENAME', 'REASSIGN', 'MERGE_QUOTES', 'SPLIT_QUOTE', 'CONTENT'));

CREATE TABLE content_correction (
  correction_id bigint NOT NULL,
  article_url text NOT NULL,
  occurrence_id bigint NOT NULL,     -- the statement that people looked at
  old_content text[] NOT NULL,       -- its words before, segment by segment
  -- As extraction found it: what a later revision is searched for. Of several corrections of the
  -- same that stand, the newest counts.
  found_content text[] NOT NULL,
  found_prefix text NOT NULL,        -- what stood before it
  new_content text[] NOT NULL,
  new_prefix text NOT NULL,
  CONSTRAINT content_correction_pkey PRIMARY KEY (correction_id),
  CONSTRAINT content_correction_correction_id_fkey
    FOREIGN KEY (correction_id) REFERENCES correction (correction_id),
  CONSTRAINT content_correction_content_ck CHECK (
    cardinality(old_content) > 0 AND cardinality(found_content) > 0
    AND cardinality(new_content) > 0)
);
CREATE INDEX content_correction_url_ix ON content_correction (article_url);

ALTER TABLE occurrence
  ADD COLUMN content_corrected_by bigint,  -- NULL: the content is as found
  ADD CONSTRAINT occurrence_content_corrected_by_fkey
    FOREIGN KEY (content_corrected_by) REFERENCES correction (correction_id);
CREATE INDEX occurrence_content_corrected_by_ix
  ON occurrence (content_corrected_by) WHERE content_corrected_by IS NOT NULL;
