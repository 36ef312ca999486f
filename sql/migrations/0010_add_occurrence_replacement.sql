-- An occurrence that a revision altered names the one that stands in its place.

ALTER TABLE occurrence
  ADD COLUMN replaced_by bigint,     -- NULL: withdrawn, or it stands
  ADD CONSTRAINT occurrence_replaced_by_fkey
    FOREIGN KEY (replaced_by) REFERENCES occurrence (occurrence_id),
  ADD CONSTRAINT occurrence_replaced_by_ck
    CHECK (replaced_by IS NULL OR withdrawn_revision IS NOT NULL);

CREATE INDEX occurrence_replaced_by_ix ON occurrence (replaced_by) WHERE replaced_by IS NOT NULL;

-- What a revision added, and what it withdrew or altered.
CREATE INDEX occurrence_article_first_revision_ix ON occurrence (article_id, first_revision);
CREATE INDEX occurrence_article_withdrawn_revision_ix
  ON occurrence (article_id, withdrawn_revision) WHERE withdrawn_revision IS NOT NULL;
