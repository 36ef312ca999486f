-- The speaker registry: one row per resolved name and kind. Sources without a name ("a senior
-- official") are not in it, since two articles seldom mean the same one.

-- What must be equal for two spellings to be one name.
CREATE FUNCTION name_key(name text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(normalize(btrim(regexp_replace(name, '\s+', ' ', 'g')), NFC));

CREATE TABLE speaker (
  speaker_id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,                -- canonical: as first found
  name_key text NOT NULL GENERATED ALWAYS AS (name_key(name)) STORED,
  kind text NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT speaker_pkey PRIMARY KEY (speaker_id),
  CONSTRAINT speaker_name_key_kind_uq UNIQUE (name_key, kind),
  CONSTRAINT speaker_name_ck CHECK (name_key <> ''),
  CONSTRAINT speaker_kind_ck CHECK (kind IN ('PERSON', 'ORGANIZATION', 'GROUP'))
);

CREATE INDEX speaker_name_key_ix ON speaker (name_key, speaker_id);

-- Every name a speaker was found under, the canonical one too, so that a search looks in one place.
CREATE TABLE speaker_alias (
  speaker_id bigint NOT NULL,
  name text NOT NULL,
  name_key text NOT NULL GENERATED ALWAYS AS (name_key(name)) STORED,
  last_word text NOT NULL
    GENERATED ALWAYS AS (substring(name_key(name) FROM '[^ ]*$')) STORED,
  CONSTRAINT speaker_alias_pkey PRIMARY KEY (speaker_id, name_key),
  CONSTRAINT speaker_alias_speaker_id_fkey FOREIGN KEY (speaker_id)
    REFERENCES speaker (speaker_id)
);

CREATE INDEX speaker_alias_name_key_ix ON speaker_alias (name_key);
CREATE INDEX speaker_alias_last_word_ix ON speaker_alias (last_word);
