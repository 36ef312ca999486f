-- Articles, their revisions and the entries of each revision.
-- Spans are UTF-8 byte offsets into article_revision.text, end exclusive.

CREATE TABLE article (
  article_id bigint GENERATED ALWAYS AS IDENTITY,
  url text NOT NULL,
  outlet text NOT NULL,
  title text NOT NULL,
  language text NOT NULL,
  publish_time timestamptz,          -- NULL: unknown
  revision integer NOT NULL,         -- the current one
  occurrence_count bigint NOT NULL DEFAULT 0,  -- of the current revision
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT article_pkey PRIMARY KEY (article_id),
  CONSTRAINT article_url_uq UNIQUE (url),
  CONSTRAINT article_url_ck CHECK (url <> ''),
  CONSTRAINT article_revision_ck CHECK (revision >= 1),
  CONSTRAINT article_occurrence_count_ck CHECK (occurrence_count >= 0)
);

-- Latest published first, unknown times last.
CREATE INDEX article_publish_ix
  ON article (COALESCE(publish_time, '-infinity') DESC, article_id DESC);
CREATE INDEX article_outlet_publish_ix
  ON article (outlet, COALESCE(publish_time, '-infinity') DESC, article_id DESC);

CREATE TABLE article_revision (
  article_id bigint NOT NULL,
  revision integer NOT NULL,
  title text NOT NULL,
  text text NOT NULL,                -- as published, never changed
  content_hash bytea NOT NULL,       -- SHA-256 of title, NUL, text
  publish_time timestamptz,
  title_span int4range NOT NULL,     -- empty when the text does not hold the title
  standfirst_span int4range NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT article_revision_pkey PRIMARY KEY (article_id, revision),
  CONSTRAINT article_revision_article_id_fkey FOREIGN KEY (article_id)
    REFERENCES article (article_id),
  CONSTRAINT article_revision_revision_ck CHECK (revision >= 1),
  CONSTRAINT article_revision_content_hash_ck CHECK (octet_length(content_hash) = 32)
);

CREATE TABLE entry (
  article_id bigint NOT NULL,
  revision integer NOT NULL,
  entry_index integer NOT NULL,      -- counted from 0, in text order
  span_begin integer NOT NULL,
  span_end integer NOT NULL,
  heading_begin integer NOT NULL,    -- begin = end: no heading
  heading_end integer NOT NULL,
  heading text NOT NULL,
  CONSTRAINT entry_pkey PRIMARY KEY (article_id, revision, entry_index),
  CONSTRAINT entry_article_id_revision_fkey FOREIGN KEY (article_id, revision)
    REFERENCES article_revision (article_id, revision),
  CONSTRAINT entry_entry_index_ck CHECK (entry_index >= 0),
  CONSTRAINT entry_span_ck CHECK (0 <= span_begin AND span_begin <= span_end),
  CONSTRAINT entry_heading_ck
    CHECK (0 <= heading_begin AND heading_begin <= heading_end)
);
