-- What members ask. The bot is the only writer of these tables.

-- One row: what makes this installation's digests its own, so that a member's id cannot be looked up from another's.
CREATE TABLE installation (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  salt     bytea NOT NULL
);
-- 244 random bits out of two version 4 UUIDs.
INSERT INTO installation (salt) VALUES (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

CREATE TABLE question (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Null in direct messages.
  guild_id       bigint,
  channel_id     bigint      NOT NULL,
  -- SHA-256 of the salt and the member's id.
  member         bytea       NOT NULL,
  text           text        NOT NULL,
  -- The question before, where this one builds on it.
  context        text,
  -- What the question was narrowed to: {"feedIds"?, "topic"?, "from"?, "to"?, "postIds"?}.
  scope          jsonb       NOT NULL DEFAULT '{}',
  -- The question whose answer this one goes on from ("More").
  continues      bigint      REFERENCES question ON DELETE SET NULL,
  asked_at       timestamptz NOT NULL DEFAULT now(),

  -- Null until it was answered.
  found          boolean,
  interpretation jsonb,
  -- In the order shown; none when nothing was found.
  cited_posts    bigint[],
  answer_message bigint,
  -- {"<member, in hexadecimal digits>": 1 or -1}
  ratings        jsonb       NOT NULL DEFAULT '{}'
);
CREATE INDEX question_by_member ON question (member, asked_at);
CREATE INDEX question_by_guild ON question (guild_id, asked_at) WHERE guild_id IS NOT NULL;
CREATE UNIQUE INDEX question_by_answer ON question (answer_message) WHERE answer_message IS NOT NULL;
