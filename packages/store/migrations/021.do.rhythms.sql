-- Announcements that wait for their time: digests every hour, day or week, and hours of the day in which nothing is sent.

-- When a subscription announces: {"rhythm": "weekly", "day": 1, "minute": 540, "quietHours": {"from": 22, "to": 7},
-- "timeZone": "Europe/Berlin"}. Null: at once.
ALTER TABLE subscription ADD COLUMN timing jsonb;

-- 'digest': told in one message with the others of its subscription that are due; 'all': by itself, however many there
-- are. Null: as the burst limit has it.
ALTER TABLE delivery RENAME COLUMN catch_up TO told_as;
-- It is not sent before.
ALTER TABLE delivery ADD COLUMN due_at timestamptz NOT NULL DEFAULT '-infinity';
