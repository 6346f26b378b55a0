-- A post's passages hold the same terms again and again: put into the index a few posts at a time they cost a third less
-- work and a third of the write-ahead log. What is pending is scanned by every question, so it is at most eight pages.
ALTER INDEX passage_terms SET (fastupdate = on, gin_pending_list_limit = 64);
