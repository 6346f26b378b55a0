-- The picture that a feed gives itself: what its announcements through a webhook are shown with.
ALTER TABLE feed ADD COLUMN image text;
