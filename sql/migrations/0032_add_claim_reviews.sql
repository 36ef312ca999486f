-- What people say of which claims reviews are about: kept for the form of the claim that comes
-- closest, and going where that goes.
ALTER TABLE correction ADD COLUMN claim_id bigint;  -- as then
ALTER TABLE review_decision
  ADD COLUMN form_id bigint,
  ALTER COLUMN variant_id DROP NOT NULL,
  DROP CONSTRAINT review_decision_target_kind_ck,
  ADD CONSTRAINT review_decision_target_kind_ck CHECK (
    (target_kind = 'QUOTE' AND variant_id IS NOT NULL AND form_id IS NULL)
    OR (target_kind = 'CLAIM' AND form_id IS NOT NULL AND variant_id IS NULL)),
  ADD CONSTRAINT review_decision_form_id_fkey FOREIGN KEY (form_id)
    REFERENCES claim_form (form_id) ON DELETE CASCADE;
CREATE INDEX review_decision_form_ix ON review_decision (form_id) WHERE form_id IS NOT NULL;
