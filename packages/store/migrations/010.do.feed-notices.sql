-- What befell a feed and is to be told: one row for each subscription that the feed had at that moment.
-- The worker makes them with the event; the bot moves them on.
CREATE TABLE feed_notice (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id        bigint NOT NULL REFERENCES feed_event ON DELETE CASCADE,
  subscription_id bigint NOT NULL REFERENCES subscription ON DELETE CASCADE,
  -- The same for every attempt, so that Discord shows the message once.
  nonce           text    NOT NULL DEFAULT left(replace(gen_random_uuid()::text, '-', ''), 24),
  attempts        integer NOT NULL DEFAULT 0,
  -- It is left alone until then: somebody is sending it, or it is tried again later.
  retry_at        timestamptz NOT NULL DEFAULT '-infinity',
  -- Sent, refused or too old.
  done_at         timestamptz,
  UNIQUE (event_id, subscription_id)
);
CREATE INDEX feed_notice_open ON feed_notice (retry_at, id) WHERE done_at IS NULL;
CREATE INDEX feed_notice_by_subscription ON feed_notice (subscription_id);

-- What is at an address, where that was asked rather than to follow it.
ALTER TABLE feed_request ADD COLUMN report jsonb;
