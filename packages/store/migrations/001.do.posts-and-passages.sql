-- Feeds, their posts, and what is read from a post.
-- The worker is the only writer of every table here. Names follow docs/vocabulary.md.

CREATE TABLE feed (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- What makes the feed the same one on the next import: the address of a live feed or an archive's file: URL.
  key        text        NOT NULL UNIQUE,
  title      text        NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE post (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  feed_id      bigint      NOT NULL REFERENCES feed ON DELETE CASCADE,
  identity     text        NOT NULL,
  source       text        NOT NULL,
  url          text,
  title        text        NOT NULL,
  author       text,
  published_at timestamptz,
  body         text        NOT NULL,
  -- [[kind, start, end], …]: offsets into body in UTF-16 code units, as JavaScript counts.
  blocks       jsonb       NOT NULL,
  tags         text[]      NOT NULL DEFAULT '{}',
  image        text,
  declared_language text,
  -- SHA-256 of everything above that a reader of the post would notice.
  content_hash bytea       NOT NULL,
  revision     integer     NOT NULL DEFAULT 1,
  stored_at    timestamptz NOT NULL DEFAULT now(),

  -- Written together with the passages, in one transaction. Null until the post has been read.
  read_revision  integer,
  read_version   text,
  read_at        timestamptz,
  language       text,
  sentences      integer[],  -- start, end, start, end, …
  summary        integer[],  -- the same, one to three sentences
  reading_seconds integer,

  UNIQUE (feed_id, identity)
);
CREATE INDEX post_by_date ON post (published_at DESC NULLS LAST, id);
CREATE INDEX post_by_author ON post (lower(author)) WHERE author IS NOT NULL;

CREATE TABLE passage (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  post_id      bigint   NOT NULL REFERENCES post ON DELETE CASCADE,
  -- feed_id and published_at repeat the post's, so that a search filters without a join.
  feed_id      bigint   NOT NULL,
  published_at timestamptz,
  ordinal      integer  NOT NULL,
  start_at     integer  NOT NULL,
  end_at       integer  NOT NULL,
  length       integer  NOT NULL,
  -- Built by our own analyser; weights A title, B topics and keyphrases, C headings, D body.
  tsv          tsvector NOT NULL,
  UNIQUE (post_id, ordinal)
);
-- fastupdate off: a pending list would be scanned by every question asked after an import.
CREATE INDEX passage_terms ON passage USING gin (tsv) WITH (fastupdate = off);
-- A question touches a bounded number of rows; starting parallel workers would cost more than they save.
ALTER TABLE passage SET (parallel_workers = 0);

CREATE TABLE keyphrase (
  post_id bigint  NOT NULL REFERENCES post ON DELETE CASCADE,
  rank    integer NOT NULL,
  phrase  text    NOT NULL,
  term    text    NOT NULL,
  score   real    NOT NULL,
  PRIMARY KEY (post_id, rank)
);

CREATE TABLE post_topic (
  post_id  bigint NOT NULL REFERENCES post ON DELETE CASCADE,
  topic    text   NOT NULL,
  rank     integer NOT NULL,
  score    real   NOT NULL,
  evidence jsonb  NOT NULL,
  PRIMARY KEY (post_id, topic)
);
CREATE INDEX post_topic_by_topic ON post_topic (topic, post_id);

-- Exact document frequencies for any set of feeds; kept in the same transaction as the passages.
-- Byte order ("C") so that a prefix can use the primary key.
CREATE TABLE term_stat (
  term     text COLLATE "C" NOT NULL,
  feed_id  bigint  NOT NULL REFERENCES feed ON DELETE CASCADE,
  passages integer NOT NULL,
  posts    integer NOT NULL,
  -- Passages that hold it in their title, topics or headings.
  prominent integer NOT NULL,
  PRIMARY KEY (term, feed_id)
) WITH (fillfactor = 70);
CREATE INDEX term_stat_by_feed ON term_stat (feed_id);

CREATE TABLE feed_stat (
  feed_id  bigint PRIMARY KEY REFERENCES feed ON DELETE CASCADE,
  posts    bigint NOT NULL,
  passages bigint NOT NULL,
  tokens   bigint NOT NULL
);
