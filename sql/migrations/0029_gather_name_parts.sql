-- Parts of new names are gathered before they are sorted in, a quarter of a megabyte at a time: one
-- by one they were a quarter of all that ingest logged. A search by a part of a name reads no more
-- than that besides.

ALTER INDEX speaker_alias_part_ix SET (fastupdate = on, gin_pending_list_limit = 256);
