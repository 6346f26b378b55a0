-- Addresses that members gave: the bot asks, the worker fetches the feed and says what became of it.
CREATE TABLE feed_request (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  url      text        NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT now(),
  -- One of the two, once it was tried.
  feed_id  bigint REFERENCES feed ON DELETE CASCADE,
  problem  text,
  CHECK (feed_id IS NULL OR problem IS NULL)
);
