-- Whoever holds the lock on matching has a turn, numbered in the order in which they come: what was
-- read before it is still so if nobody else had one since.
CREATE SEQUENCE matching_turn;
