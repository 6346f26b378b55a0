-- The full text of posts whose feed carries only their beginning: it stands on the page that the post links to.

-- Whether the pages are asked for: where an item looks like a teaser, for every item, or not at all.
ALTER TABLE live_feed ADD COLUMN articles text NOT NULL DEFAULT 'auto' CHECK (articles IN ('auto', 'always', 'never'));

-- Pages that are still to be asked for. A row goes when its page was read, or when it is given up.
CREATE TABLE article_request (
  post_id       bigint PRIMARY KEY REFERENCES post ON DELETE CASCADE,
  -- Where the page is: the post's address, or where redirects have led from it so far.
  url           text        NOT NULL,
  -- Of `url`. No reference to poll_host: checking it would lock the hosts of others while one's own is held.
  host          text        NOT NULL,
  -- While somebody asks for it, the time at which somebody else may.
  due_at        timestamptz NOT NULL DEFAULT now(),
  -- Times that it was taken up; names the last of them, too.
  visits        integer     NOT NULL DEFAULT 0,
  failures      integer     NOT NULL DEFAULT 0,
  redirects     integer     NOT NULL DEFAULT 0,
  -- The post is not read before, so that what is announced is the article. Null when nobody waits.
  awaited_until timestamptz
);
CREATE INDEX article_request_by_host ON article_request (host, due_at);
CREATE INDEX article_request_by_due ON article_request ((awaited_until IS NULL), due_at);
