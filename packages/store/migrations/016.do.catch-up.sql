-- What was missed during a pause is told in one digest, or post by post, as was chosen when the pause ended.
-- Null: as any other post.

-- So is told what the next poll brings: the feed was paused.
ALTER TABLE live_feed ADD COLUMN catch_up text CHECK (catch_up IN ('digest', 'all'));

-- So are told posts up to this one that have no delivery yet.
ALTER TABLE subscription
  ADD COLUMN catch_up text CHECK (catch_up IN ('digest', 'all')),
  ADD COLUMN catch_up_until bigint,
  ADD CHECK ((catch_up IS NULL) = (catch_up_until IS NULL));

ALTER TABLE delivery ADD COLUMN catch_up text CHECK (catch_up IN ('digest', 'all'));
