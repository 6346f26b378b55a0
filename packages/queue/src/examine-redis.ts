import { redisError } from './backend/redis-error.js';
import { settlesWithin } from './deadline.js';

/** What a Redis says of itself. */
export interface RedisFindings {
  readonly version: string;
  /** What it does when its memory is full: `noeviction` refuses new jobs, everything else throws old ones away. */
  readonly evictionPolicy: string;
  /** Whether every change is written to a file that is read at the next start. */
  readonly isAppendOnly: boolean;
  readonly usedMemoryBytes: number;
  /** 0: as much as there is. */
  readonly maxMemoryBytes: number;
}

const PATIENCE_MS = 5_000;

/** Asks a Redis about itself; throws `QueueError` within five seconds when it cannot be asked. */
export async function examineRedis(redisUrl: string): Promise<RedisFindings> {
  // Loaded here and not with the module: other commands start without it.
  const { Redis } = await import('ioredis');
  const { host } = new URL(redisUrl);
  const client = new Redis(redisUrl, {
    replyMapping: 'legacy',
    lazyConnect: true,
    connectTimeout: PATIENCE_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let broken: Error | null = null;
  client.on('error', (error: Error) => {
    broken ??= error;
  });
  try {
    const asking = client.connect().then(() => client.info());
    if (!(await settlesWithin(PATIENCE_MS, asking))) throw new Error('connection timeout');
    return findingsOf(await asking);
  } catch (error) {
    throw redisError(broken ?? error, host);
  } finally {
    client.disconnect();
  }
}

/** The answer to INFO: `name:value`, one to a line. */
export function findingsOf(info: string): RedisFindings {
  const value = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
  return {
    version: value('redis_version'),
    evictionPolicy: value('maxmemory_policy'),
    isAppendOnly: value('aof_enabled') === '1',
    usedMemoryBytes: Number(value('used_memory')),
    maxMemoryBytes: Number(value('maxmemory')),
  };
}
