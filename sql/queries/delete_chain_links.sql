-- delete_chain_links: $1 occurrence ids that moved to a new revision, whose evidence stands elsewhere now. Index: chain_link_pkey
DELETE FROM chain_link WHERE occurrence_id = ANY ($1::bigint[]);
