-- Feeds of a page that a member gave where there are several, [{"url": …, "title": …}], and how the one that is chosen is
-- to be followed.
ALTER TABLE feed_request ADD COLUMN candidates jsonb, ADD COLUMN wish jsonb;
