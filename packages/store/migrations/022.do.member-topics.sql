-- Topics that members want to be mentioned for when a post about them is announced in a guild. With the id as it is:
-- Discord mentions nobody by a digest.
CREATE TABLE member_topic (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  guild_id   bigint NOT NULL REFERENCES guild ON DELETE CASCADE,
  member_id  bigint NOT NULL,
  topic      text   NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX member_topic_once ON member_topic (guild_id, lower(topic), member_id);
CREATE INDEX member_topic_by_member ON member_topic (member_id);
