import type { ClientConfig } from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import { QueueError } from '../queue-error.js';

/** BullMQ's own name for its schema; with a pool it uses no other. */
export const SCHEMA = 'bullmq';

export interface PostgresConfig {
  readonly config: ClientConfig;
  /** Host, port and database. */
  readonly place: string;
}

/**
 * The connection string with the search path that BullMQ's queries need. The string is parsed here because `pg` lets an
 * `options` in the string replace the one beside it, and the search path would be lost.
 */
export function postgresConfig(connectionString: string): PostgresConfig {
  const parsed = parse(connectionString);
  return {
    config: {
      ...parsed,
      options: withSetting(parsed.options, `search_path=${SCHEMA}`),
      application_name: parsed.application_name ?? 'fieldnotes queue',
    },
    place: `${parsed.host || 'localhost'}:${parsed.port ?? 5432}/${parsed.database ?? parsed.user ?? ''}`,
  };
}

/** The `options` of a connection with one more setting of the server. */
export function withSetting(options: string | undefined, setting: string): string {
  return options ? `${options} -c ${setting}` : `-c ${setting}`;
}

function parse(connectionString: string): ClientConfig {
  try {
    return parseIntoClientConfig(connectionString);
  } catch (cause) {
    const message = 'The URL of the database is not a URL: write postgres://user:password@host:5432/name.';
    throw new QueueError('invalid-options', message, { cause });
  }
}
