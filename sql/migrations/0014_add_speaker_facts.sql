-- What people know of speakers and import; and look-ups by part of a name and by its spelling.

-- A trusted extension of Postgres' own: who may create tables in a database may create it there.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

ALTER TABLE speaker
  ADD COLUMN wikidata_id text,         -- "Q42"; NULL: unknown
  ADD COLUMN gender text,              -- NULL: unknown
  ADD COLUMN import_time timestamptz,  -- of the first import that named it; NULL: none did
  ADD CONSTRAINT speaker_wikidata_id_uq UNIQUE (wikidata_id),
  ADD CONSTRAINT speaker_wikidata_id_ck CHECK (wikidata_id ~ '^Q[1-9][0-9]*$'),
  ADD CONSTRAINT speaker_gender_ck CHECK (gender IN ('FEMALE', 'MALE', 'OTHER'));

-- Roles that an import gave.
CREATE TABLE speaker_role (
  speaker_id bigint NOT NULL,
  role text NOT NULL,
  role_key text NOT NULL GENERATED ALWAYS AS (name_key(role)) STORED,
  CONSTRAINT speaker_role_pkey PRIMARY KEY (speaker_id, role_key),
  CONSTRAINT speaker_role_speaker_id_fkey FOREIGN KEY (speaker_id) REFERENCES speaker (speaker_id)
);

ALTER TABLE speaker_alias
  -- Equal for the spellings of one name, made by the program; empty: not known.
  ADD COLUMN spelling_key text NOT NULL DEFAULT '',
  ADD COLUMN last_spelling_key text NOT NULL
    GENERATED ALWAYS AS (substring(spelling_key FROM '[^ ]*$')) STORED,
  -- Found only by being a spelling of another name of the speaker.
  ADD COLUMN by_spelling boolean NOT NULL DEFAULT false;
CREATE INDEX speaker_alias_spelling_key_ix ON speaker_alias (spelling_key);
CREATE INDEX speaker_alias_last_spelling_key_ix ON speaker_alias (last_spelling_key);
-- Names are few, and a list of those still to be sorted in would be read by every look-up.
CREATE INDEX speaker_alias_part_ix ON speaker_alias USING gin (name_key gin_trgm_ops)
  WITH (fastupdate = off);

-- The QID of a speaker or of one that was merged into it.
CREATE FUNCTION speaker_wikidata_id(id bigint) RETURNS text
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
  RETURN (
    SELECT s.wikidata_id FROM speaker AS s
    WHERE (s.speaker_id = id OR s.root_id = id) AND s.wikidata_id IS NOT NULL
    ORDER BY s.speaker_id <> id, s.speaker_id LIMIT 1);
