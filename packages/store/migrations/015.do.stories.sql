-- One story that several feeds carry is announced once in a channel.

-- What the story of a post is recognised by, for as long as another feed may bring it again. See `storyMarks` of content.
CREATE TABLE story (
  post_id    bigint PRIMARY KEY REFERENCES post ON DELETE CASCADE,
  link       text COLLATE "C",
  title      text COLLATE "C",
  similarity bit(64),
  bands      text[]      NOT NULL,
  seen_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX story_by_link ON story (link) WHERE link IS NOT NULL;
CREATE INDEX story_by_title ON story (title) WHERE title IS NOT NULL;
CREATE INDEX story_by_band ON story USING gin (bands);
CREATE INDEX story_by_time ON story (seen_at);

-- The announcement of another post that tells the story of this one already: the delivery edits it, so that it names
-- this one's feed as well. Not a foreign key: that the post was told of outlives the other delivery.
ALTER TABLE delivery ADD COLUMN echo_of bigint CHECK (echo_of IS NULL OR kind = 'edit');
CREATE INDEX delivery_by_echo ON delivery (echo_of) WHERE echo_of IS NOT NULL;
