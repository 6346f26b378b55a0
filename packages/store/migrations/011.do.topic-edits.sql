-- What communities have changed about the taxonomy that ships, in the order in which it was changed. The worker makes
-- these edits on its taxonomy; taking one back removes its row.
CREATE TABLE topic_edit (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- {"kind": "add", "topic": "…", "parent": null, "signals": []}, and the like: `TopicEdit` of the content package.
  edit    jsonb       NOT NULL CHECK (edit ? 'kind' AND edit ? 'topic'),
  -- The Discord id of the member who made it; null for the command line.
  member_id bigint,
  made_at timestamptz NOT NULL DEFAULT now()
);
