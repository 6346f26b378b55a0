import { SchemaVersionMismatchError, UnsupportedPostgresVersionError } from 'bullmq';
import { QueueError } from '../queue-error.js';
import { codeOf, isUnreachable, shortReason } from './connection-errors.js';

/** What to tell a person about an error of PostgreSQL (codes: appendix A of its manual). */
export function postgresError(cause: unknown, place: string): QueueError {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const options = { cause: error };
  if (error instanceof UnsupportedPostgresVersionError) {
    return new QueueError('unsupported', `PostgreSQL at ${place} is too old: use version 15 or newer.`, options);
  }
  if (error instanceof SchemaVersionMismatchError) {
    const message = `The queue in ${place} was made by a newer version of Fieldnotes: update this one.`;
    return new QueueError('unsupported', message, options);
  }
  if (isUnreachable(error)) {
    const message = `PostgreSQL at ${place} cannot be reached (${shortReason(error)}): start it or correct DATABASE_URL.`;
    return new QueueError('unreachable', message, options);
  }
  switch (codeOf(error)) {
    case '28P01':
    case '28000':
      return new QueueError(
        'access-denied',
        `PostgreSQL at ${place} refuses the user or the password: correct them in DATABASE_URL.`,
        options,
      );
    case '42501':
      return new QueueError(
        'access-denied',
        `The queue needs a right in ${place} (${shortReason(error)}): grant the user CREATE and TEMPORARY on the database.`,
        options,
      );
    case '08P01':
      return new QueueError(
        'unsupported',
        `The queue cannot work through what answers at ${place} (${shortReason(error)}): a pooler needs REDIS_URL beside it.`,
        options,
      );
    case '3D000':
      return new QueueError('failed', `There is no database ${place}: create it or correct DATABASE_URL.`, options);
    case '53300':
    case '57P03':
      return new QueueError(
        'unreachable',
        `PostgreSQL at ${place} takes no connection now (${shortReason(error)}): try again, or allow more connections.`,
        options,
      );
    default:
      return new QueueError(
        'failed',
        `The queue in ${place} failed (${shortReason(error)}): see the server's log.`,
        options,
      );
  }
}
