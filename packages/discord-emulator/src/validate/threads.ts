import { boolean, type Check, integer, list, oneOf, required, shape, snowflake, text } from './checks.js';

/** Minutes without a message after which a thread is archived. */
export const AUTO_ARCHIVE = [60, 1_440, 4_320, 10_080];
export const SLOWMODE = { min: 0, max: 21_600 };

export const threadName = text({ min: 1, max: 100 });
const MOST_TAGS = 5;

const START = {
  name: required(threadName),
  auto_archive_duration: oneOf(AUTO_ARCHIVE),
  rate_limit_per_user: integer(SLOWMODE),
};

/** "Start Thread from Message". */
export const threadFromMessage: Check = shape(START);

/** "Start Thread without Message": of type announcement, public or private thread. */
export const threadWithoutMessage: Check = shape({ ...START, type: oneOf([10, 11, 12]), invitable: boolean });

/** "Start Thread in Forum or Media Channel", without its message; `tags` are the channel's. */
export function forumPost(tags: ReadonlySet<string>): Check {
  return shape({ ...START, applied_tags: appliedTags(tags), message: required(() => undefined) });
}

/** Up to five of the channel's tags. */
export function appliedTags(tags: ReadonlySet<string>): Check {
  const tag: Check = (value, path, problems) => {
    const before = problems.length;
    snowflake(value, path, problems);
    if (problems.length > before || tags.has(String(value))) return;
    problems.push({ path, code: 'FORUM_TAG_UNKNOWN', message: `Unknown forum tag "${String(value)}"` });
  };
  return list(tag, { max: MOST_TAGS, unique: true });
}
