import { QueueError } from '../queue-error.js';
import { isUnreachable, shortReason } from './connection-errors.js';

const DENIED = /^(?:WRONGPASS|NOAUTH|NOPERM|DENIED)\b|invalid password|AUTH\b.*called without any password/i;
const NOT_REDIS = /Unknown RESP type|Protocol error|unknown command/i;

/** What to tell a person about an error of the connection to Redis; null is silence until the deadline. */
export function redisError(cause: unknown, place: string): QueueError {
  const error = cause === null || cause instanceof Error ? cause : new Error(String(cause));
  const options = error === null ? undefined : { cause: error };
  if (error === null || isUnreachable(error)) {
    const reason = error === null ? 'no answer' : shortReason(error);
    const message = `Redis at ${place} cannot be reached (${reason}): start it, or correct REDIS_URL, or unset it to use PostgreSQL.`;
    return new QueueError('unreachable', message, options);
  }
  if (DENIED.test(error.message)) {
    const message = `Redis at ${place} refuses the user or the password: correct them in REDIS_URL.`;
    return new QueueError('access-denied', message, options);
  }
  if (NOT_REDIS.test(error.message)) {
    return new QueueError('unsupported', `What answers at ${place} is not Redis: correct REDIS_URL.`, options);
  }
  const message = `Redis at ${place} cannot be used (${shortReason(error)}): correct REDIS_URL or the server.`;
  return new QueueError('failed', message, options);
}
