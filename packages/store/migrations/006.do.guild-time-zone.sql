-- Null where a guild has chosen no zone of its own: the installation's counts there. No command could set one before.
ALTER TABLE guild ALTER COLUMN time_zone DROP NOT NULL, ALTER COLUMN time_zone DROP DEFAULT;
UPDATE guild SET time_zone = NULL;
