-- An author who goes back and tags old posts gives as much to learn from as one who writes new ones.

-- The tags of the post have been changed since it was read; reading it counts that in its feed's statistics.
ALTER TABLE post ADD COLUMN retagged boolean NOT NULL DEFAULT false;
-- How often the tags of a post that had been read were changed.
ALTER TABLE feed_stat ADD COLUMN retagged bigint NOT NULL DEFAULT 0;
