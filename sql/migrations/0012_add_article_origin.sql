-- Where an article's text came from: who wrote it, which document it was read from, and when each
-- entry of a live blog was published.

ALTER TABLE article_revision
  ADD COLUMN authors text[] NOT NULL DEFAULT '{}',
  ADD COLUMN original_hash bytea,    -- SHA-256 of the document that the text was read from; NULL: unknown
  ADD CONSTRAINT article_revision_original_hash_ck CHECK (octet_length(original_hash) = 32);

ALTER TABLE entry
  ADD COLUMN publish_time timestamptz;  -- NULL: unknown
