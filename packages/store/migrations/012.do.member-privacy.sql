-- A member may ask to be forgotten: then nobody is told any more when a subscription of theirs stops.
ALTER TABLE subscription ALTER COLUMN follower_id DROP NOT NULL;

-- Who made an edit is kept as everything else of a member: as a digest. Null for the command line.
ALTER TABLE topic_edit ADD COLUMN member bytea;
UPDATE topic_edit SET member = sha256(salt || convert_to(member_id::text, 'UTF8')) FROM installation
WHERE member_id IS NOT NULL;
ALTER TABLE topic_edit DROP COLUMN member_id;
