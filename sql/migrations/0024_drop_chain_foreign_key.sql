-- An occurrence's chain is written and erased in its transaction, like fingerprints and pairs: to
-- check that for each link cost as much as to store it.

ALTER TABLE chain_link DROP CONSTRAINT chain_link_occurrence_id_fkey;
