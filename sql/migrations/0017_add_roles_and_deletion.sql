-- What articles call speakers, links by spelling and role, what surrounds words, and the erasing of
-- articles.

ALTER TABLE occurrence
  ADD COLUMN role text NOT NULL DEFAULT '',  -- of the speaker as found, in the article's words
  -- The smallest hashes of what stands around the words, ascending: alike where it was copied.
  ADD COLUMN context_hashes bigint[] NOT NULL DEFAULT '{}',
  DROP CONSTRAINT occurrence_speaker_link_ck,
  ADD CONSTRAINT occurrence_speaker_link_ck
    CHECK (speaker_link IN ('NAME', 'SURNAME', 'ONE_OF_SEVERAL', 'SPELLING', 'ROLE'));
CREATE INDEX occurrence_speaker_role_ix ON occurrence (speaker_id, role) WHERE role <> '';

-- What an erased article takes with it is found by these.
CREATE INDEX occurrence_found_speaker_ix ON occurrence (found_speaker_id);
CREATE INDEX occurrence_corrected_speaker_ix ON occurrence (corrected_speaker_id)
  WHERE corrected_speaker_id IS NOT NULL;
CREATE INDEX reassignment_speaker_ix ON reassignment (speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX quote_fingerprint_quote_ix ON quote_fingerprint (quote_id);

-- What a request did goes with its article. Erasing is rare: no index for it.
ALTER TABLE ingest_request
  DROP CONSTRAINT ingest_request_article_id_fkey,
  ADD CONSTRAINT ingest_request_article_id_fkey FOREIGN KEY (article_id)
    REFERENCES article (article_id) ON DELETE CASCADE;

-- Which articles were erased, by whom and why: nothing of their text, title or names.
CREATE TABLE article_deletion (
  deletion_id bigint GENERATED ALWAYS AS IDENTITY,
  article_id bigint NOT NULL,
  url_hash bytea NOT NULL,           -- SHA-256
  actor text NOT NULL,
  reason text NOT NULL,
  revision_count bigint NOT NULL,
  occurrence_count bigint NOT NULL,
  quote_count bigint NOT NULL,
  speaker_count bigint NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT article_deletion_pkey PRIMARY KEY (deletion_id),
  CONSTRAINT article_deletion_actor_ck CHECK (actor <> ''),
  CONSTRAINT article_deletion_reason_ck CHECK (reason <> ''),
  CONSTRAINT article_deletion_url_hash_ck CHECK (octet_length(url_hash) = 32)
);
