-- Who wants to hear of which feed, and what became of each announcement.
-- The bot writes guild, channel and subscription. Deliveries are made by the worker and moved on by the bot.
-- Ids of Discord (snowflakes) fit a bigint: they use 63 bits.

CREATE TABLE guild (
  id              bigint PRIMARY KEY,
  name            text NOT NULL,
  locale          text NOT NULL DEFAULT 'en-US',
  time_zone       text NOT NULL DEFAULT 'UTC',
  -- Members with this role may follow feeds, beside those who may manage the server.
  manager_role_id bigint,
  created_at      timestamptz NOT NULL DEFAULT now()
);

-- A channel or thread that is announced in. One process at a time sends there: the one that holds the lease.
CREATE TABLE channel (
  id            bigint PRIMARY KEY,
  guild_id      bigint NOT NULL REFERENCES guild ON DELETE CASCADE,
  holder        text,
  claimed_until timestamptz,
  -- Discord is left alone until then, and how many times in a row it has failed here.
  retry_at      timestamptz NOT NULL DEFAULT '-infinity',
  failures      integer NOT NULL DEFAULT 0
);
CREATE INDEX channel_by_holder ON channel (holder) WHERE holder IS NOT NULL;

CREATE TABLE subscription (
  id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  guild_id           bigint NOT NULL REFERENCES guild ON DELETE CASCADE,
  channel_id         bigint NOT NULL REFERENCES channel ON DELETE CASCADE,
  feed_id            bigint NOT NULL REFERENCES feed ON DELETE CASCADE,
  follower_id        bigint NOT NULL,
  style              text NOT NULL CHECK (style IN ('rich', 'compact', 'thread', 'forum', 'webhook')),
  topics_any         text[] NOT NULL DEFAULT '{}',
  topics_all         text[] NOT NULL DEFAULT '{}',
  topics_none        text[] NOT NULL DEFAULT '{}',
  title_contains     text,
  author_contains    text,
  mention_role_id    bigint,
  crosspost          boolean NOT NULL DEFAULT false,
  -- More posts than this at once become one digest; 0 for never.
  burst_limit        integer NOT NULL DEFAULT 5 CHECK (burst_limit >= 0),
  webhook_id         bigint,
  webhook_token      text,  -- a secret
  state              text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused')),
  paused_reason      text,
  paused_at          timestamptz,
  -- The newest post of the feed when the subscription began: that one and those before are the past.
  begins_after_post  bigint NOT NULL,
  created_at         timestamptz NOT NULL DEFAULT now(),

  UNIQUE (channel_id, feed_id),
  CHECK ((state = 'paused') = (paused_reason IS NOT NULL AND paused_at IS NOT NULL))
);
CREATE INDEX subscription_by_feed ON subscription (feed_id);
CREATE INDEX subscription_by_guild ON subscription (guild_id, id);

CREATE TABLE delivery (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subscription_id bigint  NOT NULL REFERENCES subscription ON DELETE CASCADE,
  post_id         bigint  NOT NULL REFERENCES post ON DELETE CASCADE,
  revision        integer NOT NULL,
  kind            text    NOT NULL CHECK (kind IN ('announce', 'edit')),
  state           text    NOT NULL DEFAULT 'pending'
                  CHECK (state IN ('pending', 'sending', 'sent', 'skipped', 'failed')),
  -- Repeats the subscription's. What is open of a channel is sent in the order (order_at, post_id, revision).
  channel_id      bigint  NOT NULL,
  order_at        timestamptz NOT NULL,
  -- Drawn once per row and not derived from its id, so that a database restored from a backup repeats none.
  nonce           text    NOT NULL DEFAULT left(replace(gen_random_uuid()::text, '-', ''), 24),
  -- The delivery whose message announces this post too: of a digest, every member names the first. Not a foreign key:
  -- a message stays a digest when the subscription of its first member has ended.
  digest_of       bigint,
  attempts        integer NOT NULL DEFAULT 0,
  -- The first send whose outcome is not known; null when nothing can have been sent.
  unsettled_since timestamptz,
  message_id      bigint,
  -- Where the message stands: the channel, the thread or the forum post.
  message_channel_id bigint,
  -- The thread that was opened under the message, or the forum post.
  thread_id       bigint,
  -- The revision that the message shows.
  shown_revision  integer,
  -- The message has still to be crossposted, at this time.
  crosspost_at    timestamptz,
  last_error      text,
  created_at      timestamptz NOT NULL DEFAULT now(),
  done_at         timestamptz,

  UNIQUE (subscription_id, post_id, revision)
);
CREATE INDEX delivery_open ON delivery (channel_id, order_at, post_id, revision) WHERE state IN ('pending', 'sending');
CREATE INDEX delivery_by_post ON delivery (post_id, revision);
CREATE INDEX delivery_by_digest ON delivery (digest_of) WHERE digest_of IS NOT NULL;
CREATE INDEX delivery_by_message ON delivery (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX delivery_by_thread ON delivery (thread_id) WHERE thread_id IS NOT NULL;
CREATE INDEX delivery_to_crosspost ON delivery (crosspost_at) WHERE crosspost_at IS NOT NULL;

-- Posts whose reading is due: announcing a feed waits for them, so that posts which came together keep their order.
CREATE INDEX post_unread ON post (feed_id, stored_at) WHERE read_revision IS DISTINCT FROM revision;
