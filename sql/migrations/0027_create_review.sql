-- Published checks of claims, and what people say of which quotes they are about. Suggestions are
-- not stored. See docs/adr/2026-11-26-reviews-beside-quotes.md.

CREATE TABLE review (
  review_id bigint GENERATED ALWAYS AS IDENTITY,
  key_hash bytea NOT NULL,           -- SHA-256 of URL, NUL, claim text
  url text NOT NULL,
  claim_text text NOT NULL,
  publisher text NOT NULL,
  publisher_url text NOT NULL,
  title text NOT NULL,
  claimant text NOT NULL,            -- '': not said
  claim_time timestamptz,
  rating_text text NOT NULL,         -- all of the rating as published
  rating_value double precision,
  rating_best double precision,
  rating_worst double precision,
  summary text NOT NULL,
  publish_time timestamptz,
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT review_pkey PRIMARY KEY (review_id),
  CONSTRAINT review_key_hash_uq UNIQUE (key_hash),
  CONSTRAINT review_key_hash_ck CHECK (octet_length(key_hash) = 32),
  CONSTRAINT review_required_ck CHECK (url <> '' AND claim_text <> '' AND publisher <> '')
);
CREATE INDEX review_publisher_ix ON review (publisher, review_id);

-- By which quotes find reviews: of each review all 3-grams, as a look-up asks for.
CREATE TABLE review_fingerprint (
  hash bigint NOT NULL,
  review_id bigint NOT NULL,
  CONSTRAINT review_fingerprint_pkey PRIMARY KEY (hash, review_id),
  CONSTRAINT review_fingerprint_review_id_fkey FOREIGN KEY (review_id) REFERENCES review (review_id)
);

ALTER TABLE correction
  ADD COLUMN review_id bigint,       -- of quote_id, as then
  ADD CONSTRAINT correction_review_id_fkey FOREIGN KEY (review_id) REFERENCES review (review_id),
  DROP CONSTRAINT correction_kind_ck,
  ADD CONSTRAINT correction_kind_ck CHECK (
    kind IN ('MERGE', 'SPLIT', 'RENAME', 'REASSIGN', 'MERGE_QUOTES', 'SPLIT_QUOTE',
      'CONTENT', 'CONFIRM_REVIEW', 'REJECT_REVIEW'));

-- A review is, or is not, about whatever quote has the wording; of several that stand on one review
-- and quote the newest counts.
CREATE TABLE review_decision (
  correction_id bigint NOT NULL,
  review_id bigint NOT NULL,
  target_kind text NOT NULL DEFAULT 'QUOTE',
  variant_id bigint NOT NULL,
  confirmed boolean NOT NULL,
  CONSTRAINT review_decision_pkey PRIMARY KEY (correction_id),
  CONSTRAINT review_decision_correction_id_fkey FOREIGN KEY (correction_id)
    REFERENCES correction (correction_id),
  CONSTRAINT review_decision_review_id_fkey FOREIGN KEY (review_id) REFERENCES review (review_id),
  CONSTRAINT review_decision_variant_id_fkey FOREIGN KEY (variant_id)
    REFERENCES variant (variant_id) ON DELETE CASCADE,
  CONSTRAINT review_decision_target_kind_ck CHECK (target_kind = 'QUOTE')
);
CREATE INDEX review_decision_review_ix ON review_decision (review_id);
CREATE INDEX review_decision_variant_ix ON review_decision (variant_id);
