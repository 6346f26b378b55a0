-- Old questions and old deliveries are removed, a batch at a time.

-- Announcements whose delivery was removed: what keeps a post from being announced a second time.
CREATE TABLE announced (
  subscription_id bigint NOT NULL REFERENCES subscription ON DELETE CASCADE,
  post_id         bigint NOT NULL REFERENCES post ON DELETE CASCADE,
  PRIMARY KEY (subscription_id, post_id)
);
CREATE INDEX announced_by_post ON announced (post_id);

CREATE INDEX delivery_by_end ON delivery (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX question_by_time ON question (asked_at);
CREATE INDEX question_by_continued ON question (continues) WHERE continues IS NOT NULL;
CREATE INDEX feed_request_by_time ON feed_request (asked_at);
