-- Feeds that are followed on the web: where they are, when they are asked next, and how they fare.
-- The worker is the only writer, but for `due_at`, the pauses and what a person decides about a feed.

-- One row for each host: a request there is made by who holds the row, so that there is one at a time and a gap after
-- it, however many processes ask. Redirects enter hosts too; those rows have nothing due.
CREATE TABLE poll_host (
  name       text PRIMARY KEY,
  -- When the first of its feeds is due; 'infinity' when none is.
  due_at     timestamptz NOT NULL DEFAULT 'infinity',
  -- The host is left alone until then.
  free_at    timestamptz NOT NULL DEFAULT '-infinity',
  -- Who may ask there, and until when. A holder that was killed loses the host when the time has passed.
  holder     text,
  held_until timestamptz,
  CHECK ((holder IS NULL) = (held_until IS NULL))
) WITH (fillfactor = 70);
CREATE INDEX poll_host_by_due ON poll_host (due_at);

CREATE TABLE live_feed (
  feed_id         bigint PRIMARY KEY REFERENCES feed ON DELETE CASCADE,
  -- Where it is now; feed.key keeps the address under which it was first followed.
  url             text        NOT NULL UNIQUE,
  host            text        NOT NULL REFERENCES poll_host,
  due_at          timestamptz NOT NULL DEFAULT now(),
  followed_at     timestamptz NOT NULL DEFAULT now(),

  -- What the server gave with the last body, byte for byte, and the address that gave it (after redirects).
  etag            text,
  last_modified   text,
  validators_url  text,
  -- SHA-256 of the last body: the same bytes need not be read again.
  body_hash       bytea,

  -- A permanent redirect that was met, and how many times in a row.
  moved_to        text,
  moved_times     integer NOT NULL DEFAULT 0,

  -- How often it publishes: the newest post, the usual seconds between two, and the least seconds that it asks to be
  -- left alone for (ttl, sy:updatePeriod).
  newest_at       timestamptz,
  gap_seconds     integer,
  least_seconds   integer,
  -- The seconds between two polls as long as nothing goes wrong.
  interval_seconds integer,

  polled_at       timestamptz,
  succeeded_at    timestamptz,
  -- The last time a body brought something new.
  changed_at      timestamptz,
  -- In a row.
  failures        integer NOT NULL DEFAULT 0,
  failing_since   timestamptz,
  -- What went wrong last, as a code and in words for people. Null when all is well.
  problem_code    text,
  problem         text,
  -- How often in a row it was not there (404). It is not looked for more than once a day from the third time on.
  missing         integer NOT NULL DEFAULT 0,
  -- The notice of trouble that was given and not yet taken back.
  noticed         text,

  -- A person stopped it.
  paused_at       timestamptz,
  -- What the next poll does with what is new: announce it, or take it as the past.
  next_is_past    boolean NOT NULL DEFAULT true
) WITH (fillfactor = 70);
CREATE INDEX live_feed_by_host ON live_feed (host, due_at) WHERE paused_at IS NULL;

-- What the posts of followed feeds are recognised by, as the feed had it last: content decides what counts as the same.
-- Byte order ("C"): they are compared, never shown.
ALTER TABLE post
  ADD COLUMN guid_mark    text COLLATE "C",
  ADD COLUMN link_mark    text COLLATE "C",
  ADD COLUMN title_mark   text COLLATE "C",
  ADD COLUMN content_mark text COLLATE "C";
CREATE INDEX post_by_guid ON post (feed_id, guid_mark) WHERE guid_mark IS NOT NULL;
CREATE INDEX post_by_link ON post (feed_id, link_mark) WHERE link_mark IS NOT NULL;
CREATE INDEX post_by_content ON post (feed_id, content_mark) WHERE content_mark IS NOT NULL;
CREATE INDEX post_by_title ON post (feed_id, title_mark)
  WHERE title_mark IS NOT NULL AND guid_mark IS NULL AND link_mark IS NULL;

-- Why a post is announced to nobody unless it is asked for: it was there before ('history'), came while its feed was
-- paused ('pause'), or was among posts that looked new all at once ('brake').
ALTER TABLE post ADD COLUMN quiet text CHECK (quiet IN ('history', 'pause', 'brake'));
CREATE INDEX post_held ON post (feed_id) WHERE quiet = 'brake';
CREATE INDEX post_newest_of_feed ON post (feed_id, published_at DESC NULLS LAST);

-- What befell a feed that somebody may want to know: new posts, trouble, recovery, a new address, the brake.
CREATE TABLE feed_event (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  feed_id bigint      NOT NULL REFERENCES feed ON DELETE CASCADE,
  at      timestamptz NOT NULL DEFAULT now(),
  kind    text        NOT NULL CHECK (kind IN (
            'posts', 'failing', 'recovered', 'gone', 'missing', 'moved', 'brake', 'paused', 'resumed')),
  -- Numbers and addresses: {"added": 2, "revised": 1}, {"to": "https://…"}, {"problem": "…"}.
  detail  jsonb       NOT NULL DEFAULT '{}',
  -- It is to be told in the channels that follow the feed.
  is_notice boolean   NOT NULL DEFAULT false
);
CREATE INDEX feed_event_by_feed ON feed_event (feed_id, id);
CREATE INDEX feed_event_notices ON feed_event (id) WHERE is_notice;
