-- What a feed's tags look like, learned from the posts that its author tagged, and what is proposed for the others.

CREATE TABLE tag_model (
  feed_id    bigint PRIMARY KEY REFERENCES feed ON DELETE CASCADE,
  -- JSON as the content package wrote it, read by nobody else; null when there was too little to learn from.
  model      text,
  version    integer     NOT NULL,
  -- Posts of the feed that had been read when it was learned: how many more there are says when to learn again.
  posts      bigint      NOT NULL,
  learned_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE proposed_tag (
  post_id    bigint  NOT NULL REFERENCES post ON DELETE CASCADE,
  rank       integer NOT NULL,
  tag        text    NOT NULL,
  -- Probability that the author would have given it, 0 to 1.
  confidence real    NOT NULL,
  PRIMARY KEY (post_id, rank)
);
