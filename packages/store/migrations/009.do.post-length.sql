-- Ranking weighs a post as a whole beside its best passage, so a passage says where in its post it stands. Until a post
-- is read again (the version of the reading has changed) it counts as one of no length, which ranking allows for.

ALTER TABLE passage
  -- Tokens of the post's body, headings left out, before the passage.
  ADD COLUMN body_at     integer NOT NULL DEFAULT 0,
  -- Tokens of the post; the same in all its passages.
  ADD COLUMN post_length integer NOT NULL DEFAULT 0;

-- The sum of post_length over posts.
ALTER TABLE feed_stat ADD COLUMN post_tokens bigint NOT NULL DEFAULT 0;
