-- Ingest calls that brought a request id and what they did, so that a repeat gets the same answer.
CREATE TABLE ingest_request (
  principal text NOT NULL,           -- who called; ids of different callers are apart
  request_id text NOT NULL,
  request_hash bytea NOT NULL,       -- SHA-256 of what was asked
  article_id bigint NOT NULL,
  revision integer NOT NULL,
  outcome text NOT NULL,
  occurrence_count bigint NOT NULL,
  new_quote_count bigint NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT ingest_request_pkey PRIMARY KEY (principal, request_id),
  CONSTRAINT ingest_request_article_id_fkey FOREIGN KEY (article_id)
    REFERENCES article (article_id),
  CONSTRAINT ingest_request_request_id_ck CHECK (request_id <> ''),
  CONSTRAINT ingest_request_request_hash_ck CHECK (octet_length(request_hash) = 32),
  CONSTRAINT ingest_request_outcome_ck CHECK (outcome IN ('CREATED', 'REVISED', 'UNCHANGED'))
);

CREATE INDEX ingest_request_create_time_ix ON ingest_request (create_time);
