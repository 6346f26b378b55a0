import { boolean, type Check, integer, list, oneOf, required, shape, snowflake, text } from './checks.js';

/** Minutes without a message after which a thread is archived. */
export const AUTO_ARCHIVE = [60, 1_440, 4_320, 10_080];
export const SLOWMODE = { min: 0, max: 21_600 };

export const threadName = text({ min: 1, max: 100 });
/** Up to five of the channel's tags; whether they are the channel's is for the route to say (error 10087). */
export const appliedTags = list(snowflake, { max: 5, unique: true });

const START = {
  name: required(threadName),
  auto_archive_duration: oneOf(AUTO_ARCHIVE),
  rate_limit_per_user: integer(SLOWMODE),
};

/** "Start Thread from Message". */
export const threadFromMessage: Check = shape(START);

/** "Start Thread without Message": of type announcement, public or private thread. */
export const threadWithoutMessage: Check = shape({ ...START, type: oneOf([10, 11, 12]), invitable: boolean });

/** "Start Thread in Forum or Media Channel", without what is in its message. */
export const forumPost: Check = shape({ ...START, applied_tags: appliedTags, message: required(shape({})) });
