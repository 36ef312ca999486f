-- What each article adds to a claim, so that counting one article anew does not read all others.

-- Of the statements that stand but for the times. Written and deleted under the lock on claims:
-- without foreign keys, which would wait for writers of articles.
CREATE TABLE claim_tally (
  article_id bigint NOT NULL,
  claim_id bigint NOT NULL,
  outlet text NOT NULL,
  statement_count bigint NOT NULL,
  denial_count bigint NOT NULL,
  first_time timestamptz,
  last_time timestamptz,
  CONSTRAINT claim_tally_pkey PRIMARY KEY (article_id, claim_id)
);
-- The figures of statements that stand, by what makes them comparable.
CREATE TABLE claim_value (
  occurrence_id bigint NOT NULL,
  claim_id bigint NOT NULL,
  figure text NOT NULL,              -- kind, unit, last word of what is counted
  value double precision NOT NULL,
  CONSTRAINT claim_value_pkey PRIMARY KEY (occurrence_id, claim_id, figure, value)
);

INSERT INTO claim_tally
  (article_id, claim_id, outlet, statement_count, denial_count, first_time, last_time)
SELECT o.article_id, f.claim_id, a.outlet,
  count(*) FILTER (WHERE o.withdrawn_revision IS NULL),
  count(*) FILTER (WHERE o.withdrawn_revision IS NULL
    AND s.stance IN ('DENIES', 'DISPUTES', 'RETRACTS')),
  min(o.publish_time), max(o.publish_time)
FROM claim_statement AS s
JOIN claim_form AS f ON f.form_id = s.form_id
JOIN occurrence AS o ON o.occurrence_id = s.occurrence_id
JOIN article AS a ON a.article_id = o.article_id
GROUP BY o.article_id, f.claim_id, a.outlet;
INSERT INTO claim_value (occurrence_id, claim_id, figure, value)
SELECT DISTINCT s.occurrence_id, f.claim_id,
  g.kind || ' ' || g.unit || ' ' || lower(regexp_replace(g.counted, '^.* ', '')), g.value
FROM claim_figure AS g
JOIN claim_statement AS s ON s.occurrence_id = g.occurrence_id AND s.part_index = g.part_index
JOIN claim_form AS f ON f.form_id = s.form_id
JOIN occurrence AS o ON o.occurrence_id = s.occurrence_id AND o.withdrawn_revision IS NULL
WHERE g.kind <> 'DATE';

CREATE INDEX claim_tally_outlet_ix ON claim_tally (claim_id, outlet) WHERE statement_count > 0;
CREATE INDEX claim_tally_first_ix ON claim_tally (claim_id, first_time);
CREATE INDEX claim_tally_last_ix ON claim_tally (claim_id, last_time);
CREATE INDEX claim_value_figure_ix ON claim_value (claim_id, figure, value);

CREATE FUNCTION count_claim_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE claim SET statement_count = statement_count - OLD.statement_count,
      denial_count = denial_count - OLD.denial_count,
      article_count = article_count - (OLD.statement_count > 0)::int
    WHERE claim_id = OLD.claim_id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE claim SET statement_count = statement_count + NEW.statement_count,
      denial_count = denial_count + NEW.denial_count,
      article_count = article_count + (NEW.statement_count > 0)::int
    WHERE claim_id = NEW.claim_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER claim_tally_count AFTER INSERT OR UPDATE OR DELETE ON claim_tally
FOR EACH ROW EXECUTE FUNCTION count_claim_tally();
