import { boolean, type Check, integer, list, oneOf, required, shape, snowflake, text } from './checks.js';
import { AUTO_ARCHIVE, appliedTags, SLOWMODE, threadName } from './threads.js';

const CREATABLE = [0, 2, 4, 5, 13, 14, 15, 16];
const overwrite = shape({ id: required(snowflake), type: required(oneOf([0, 1])) });
const forumTag = shape({ name: required(text({ min: 1, max: 20 })), moderated: boolean });

/** A channel's topic is longer in forums ("Modify Channel"). */
export const guildChannel = ({ forum }: { readonly forum: boolean }): Check =>
  shape({ name: threadName, ...settings(forum) });

/** "Create Guild Channel". */
export const newGuildChannel: Check = shape({
  name: required(threadName),
  type: oneOf(CREATABLE),
  ...settings(true),
});

/** "Modify Channel" of a thread. */
export const thread: Check = shape({
  name: threadName,
  archived: boolean,
  locked: boolean,
  invitable: boolean,
  auto_archive_duration: oneOf(AUTO_ARCHIVE),
  rate_limit_per_user: integer(SLOWMODE),
  applied_tags: appliedTags,
});

/** "Create DM". */
export const directMessages: Check = shape({ recipient_id: required(snowflake) });

/** "Bulk Delete Messages". */
export const bulkDelete: Check = shape({ messages: required(list(snowflake, { min: 2, max: 100, unique: true })) });

function settings(forum: boolean): Readonly<Record<string, Check>> {
  return {
    topic: text({ max: forum ? 4_096 : 1_024 }),
    nsfw: boolean,
    position: integer({ min: 0, max: 2 ** 31 - 1 }),
    rate_limit_per_user: integer(SLOWMODE),
    default_auto_archive_duration: oneOf(AUTO_ARCHIVE),
    parent_id: snowflake,
    permission_overwrites: list(overwrite, { max: 100 }),
    available_tags: list(forumTag, { max: 20 }),
  };
}
