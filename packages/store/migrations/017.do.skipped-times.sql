-- Hours (0 to 23) and days of the week (0 is Sunday), in GMT, in which a feed does not want to be asked for: skipHours and
-- skipDays of RSS.
ALTER TABLE live_feed
  ADD COLUMN skip_hours smallint[] NOT NULL DEFAULT '{}',
  ADD COLUMN skip_days  smallint[] NOT NULL DEFAULT '{}';
