-- Searches that very many quotes fit go through them in the order asked for and stop when the page is
-- full: by relevance, from the shortest wording on. What was published between two times is found
-- without looking at all occurrences.

CREATE INDEX quote_closest_ix ON quote ((-char_length(wording)) DESC, quote_id DESC);
CREATE INDEX occurrence_publish_ix ON occurrence (publish_time);
