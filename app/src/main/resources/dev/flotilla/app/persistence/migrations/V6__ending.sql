-- How an alarm ended, as a word; none while it is open, and of those that ended before there was a choice.
ALTER TABLE alarm ADD COLUMN ending TEXT;

-- The file on this computer with the key by which the node's heartbeats are sealed; the key itself is never kept.
ALTER TABLE node ADD COLUMN key_file TEXT;
