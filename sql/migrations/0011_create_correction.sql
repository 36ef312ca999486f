-- People's corrections of the speaker registry: events, each with its reason, which can be undone.
-- A correction is kept by what it says, not by the rows that it changed, so that it holds for what
-- is ingested or analysed later.

CREATE TABLE correction (
  correction_id bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  speaker_id bigint,                 -- the one corrected; of REASSIGN, whom it found; NULL: nobody
  other_speaker_id bigint,           -- MERGE: into; SPLIT: the new one; REASSIGN: to; NULL: nobody
  old_name text NOT NULL DEFAULT '', -- RENAME
  new_name text NOT NULL DEFAULT '', -- RENAME, SPLIT
  actor text NOT NULL,
  reason text NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  undo_time timestamptz,             -- NULL: it stands
  undo_actor text NOT NULL DEFAULT '',
  undo_reason text NOT NULL DEFAULT '',
  CONSTRAINT correction_pkey PRIMARY KEY (correction_id),
  CONSTRAINT correction_kind_ck CHECK (kind IN ('MERGE', 'SPLIT', 'RENAME', 'REASSIGN')),
  CONSTRAINT correction_actor_ck CHECK (actor <> ''),
  CONSTRAINT correction_reason_ck CHECK (reason <> ''),
  CONSTRAINT correction_undo_ck
    CHECK ((undo_time IS NULL) = (undo_actor = '') AND (undo_time IS NULL) = (undo_reason = ''))
);

-- Two people may have one name.
ALTER TABLE speaker
  DROP CONSTRAINT speaker_name_key_kind_uq,
  ADD COLUMN merged_into bigint,     -- by a merge that stands
  ADD COLUMN root_id bigint,         -- where following merged_into ends; NULL: here
  ADD CONSTRAINT speaker_merged_into_fkey
    FOREIGN KEY (merged_into) REFERENCES speaker (speaker_id),
  ADD CONSTRAINT speaker_root_id_fkey FOREIGN KEY (root_id) REFERENCES speaker (speaker_id),
  ADD CONSTRAINT speaker_root_id_ck CHECK ((merged_into IS NULL) = (root_id IS NULL));
CREATE INDEX speaker_merged_into_ix ON speaker (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX speaker_root_ix ON speaker (root_id) WHERE root_id IS NOT NULL;

ALTER TABLE correction
  ADD CONSTRAINT correction_speaker_id_fkey
    FOREIGN KEY (speaker_id) REFERENCES speaker (speaker_id),
  ADD CONSTRAINT correction_other_speaker_id_fkey
    FOREIGN KEY (other_speaker_id) REFERENCES speaker (speaker_id);
CREATE INDEX correction_speaker_ix ON correction (speaker_id, correction_id);
CREATE INDEX correction_other_speaker_ix ON correction (other_speaker_id, correction_id);

-- Whose words a SPLIT or REASSIGN says that these are: the words of one article, whichever
-- revision or model finds them.
CREATE TABLE reassignment (
  article_url text NOT NULL,
  wording_hash bytea NOT NULL,       -- SHA-256 of the occurrence's wording
  correction_id bigint NOT NULL,     -- of several that stand, the newest counts
  speaker_id bigint,                 -- NULL: nobody known
  CONSTRAINT reassignment_pkey PRIMARY KEY (article_url, wording_hash, correction_id),
  CONSTRAINT reassignment_correction_id_fkey
    FOREIGN KEY (correction_id) REFERENCES correction (correction_id),
  CONSTRAINT reassignment_speaker_id_fkey FOREIGN KEY (speaker_id) REFERENCES speaker (speaker_id),
  CONSTRAINT reassignment_wording_hash_ck CHECK (octet_length(wording_hash) = 32)
);
CREATE INDEX reassignment_correction_ix ON reassignment (correction_id);

-- occurrence.speaker_id is the root of corrected_speaker_id where a correction says so, else of
-- found_speaker_id.
ALTER TABLE occurrence
  ADD COLUMN found_speaker_id bigint,      -- by name; NULL: unknown or without a name
  ADD COLUMN corrected_by bigint,          -- the SPLIT or REASSIGN that counts; NULL: none
  ADD COLUMN corrected_speaker_id bigint,  -- NULL: none, or nobody known
  ADD COLUMN speaker_link text,            -- how found_speaker_id was found; NULL: it was not
  ADD CONSTRAINT occurrence_found_speaker_id_fkey
    FOREIGN KEY (found_speaker_id) REFERENCES speaker (speaker_id),
  ADD CONSTRAINT occurrence_corrected_by_fkey
    FOREIGN KEY (corrected_by) REFERENCES correction (correction_id),
  ADD CONSTRAINT occurrence_corrected_speaker_id_fkey
    FOREIGN KEY (corrected_speaker_id) REFERENCES speaker (speaker_id),
  ADD CONSTRAINT occurrence_corrected_ck
    CHECK (corrected_speaker_id IS NULL OR corrected_by IS NOT NULL),
  ADD CONSTRAINT occurrence_speaker_link_ck
    CHECK (speaker_link IN ('NAME', 'SURNAME', 'ONE_OF_SEVERAL')),
  DROP CONSTRAINT occurrence_speaker_ck;
UPDATE occurrence SET found_speaker_id = speaker_id, speaker_link = 'NAME'
WHERE speaker_id IS NOT NULL;
ALTER TABLE occurrence
  ADD CONSTRAINT occurrence_found_speaker_ck CHECK (
    found_speaker_id IS NULL OR resolved_kind IN ('PERSON', 'ORGANIZATION', 'GROUP')),
  ADD CONSTRAINT occurrence_found_link_ck
    CHECK ((found_speaker_id IS NULL) = (speaker_link IS NULL));
CREATE INDEX occurrence_corrected_by_ix ON occurrence (corrected_by) WHERE corrected_by IS NOT NULL;

-- What a person should see of a speaker's merges: the one that stands for it now.
CREATE FUNCTION speaker_root(id bigint) RETURNS bigint
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
  RETURN (SELECT COALESCE(s.root_id, s.speaker_id) FROM speaker AS s WHERE s.speaker_id = id);
