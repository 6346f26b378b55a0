-- Since when the hub has agreed to push without a break; null when it does not.
ALTER TABLE feed_push ADD COLUMN agreed_at timestamptz;
UPDATE feed_push SET agreed_at = coalesce(pushed_at, now()) WHERE expires_at > now();
