-- Feeds whose hub tells of what is new (W3C WebSub). The worker is the only writer.
CREATE TABLE feed_push (
  feed_id    bigint PRIMARY KEY REFERENCES live_feed ON DELETE CASCADE,
  hub        text NOT NULL,
  -- The address under which the hub knows the feed.
  topic      text NOT NULL,
  -- The last part of the address that the hub calls, and the key that it signs with: secrets.
  token      text NOT NULL UNIQUE,
  secret     text NOT NULL,
  -- The address that the hub was given last; null before it was asked.
  callback   text,
  -- When the hub is asked next, and how often it was asked since it last agreed.
  due_at     timestamptz NOT NULL DEFAULT now(),
  failures   integer NOT NULL DEFAULT 0,
  -- The hub has agreed to push until then; null when it has not.
  expires_at timestamptz,
  pushed_at  timestamptz,
  -- It has pushed, and no poll has found what it did not push: the feed is polled once a day only.
  is_trusted boolean NOT NULL DEFAULT false,
  -- How often a poll found what it should have pushed.
  misses     integer NOT NULL DEFAULT 0,
  -- What went wrong last, in words for people.
  problem    text,
  CHECK (NOT is_trusted OR pushed_at IS NOT NULL)
);
CREATE INDEX feed_push_by_due ON feed_push (due_at);
