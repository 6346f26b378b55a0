import type { Backend } from './backend/backend.js';
import type { QueueOptions } from './queue.js';
import { QueueError } from './queue-error.js';

const PREFIX = /^[a-z0-9][a-z0-9-]{0,39}$/i;

/** BullMQ and the drivers are loaded here and not with the module: a command that needs no queue starts without them. */
export async function openBackend({
  redisUrl,
  postgres,
  prefix = 'fieldnotes',
}: Pick<QueueOptions, 'redisUrl' | 'postgres' | 'prefix'>): Promise<Backend> {
  if (!PREFIX.test(prefix)) {
    throw new QueueError('invalid-options', 'The prefix of the queue must be 1 to 40 letters, digits and dashes.');
  }
  if (redisUrl !== undefined) {
    const { openRedis } = await import('./backend/redis.js');
    return openRedis(redisUrl, prefix);
  }
  if (postgres !== undefined) {
    const { openPostgres } = await import('./backend/postgres.js');
    return openPostgres(postgres.connectionString, prefix);
  }
  throw new QueueError(
    'invalid-options',
    'The queue needs a server: give the URL of Redis or of a PostgreSQL database.',
  );
}
