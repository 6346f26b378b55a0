import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { settlesWithin } from '../deadline.js';
import { QueueError } from '../queue-error.js';
import type { Backend } from './backend.js';
import { redisError } from './redis-error.js';

/** Milliseconds within which the server must have answered when the queue is opened. */
const OPEN_DEADLINE = 5000;

/** How many connections in a row may fail before a command of a producer fails: about two seconds. */
const PRODUCER_RETRIES = 6;

/** The oldest Redis that BullMQ recommends; it has blocked pops with fractions of a second. */
const OLDEST_MAJOR = 6;

/**
 * Opens the queue on Redis. Two connections follow BullMQ's guide to production: commands of a producer fail after about
 * two seconds without a server, so that its caller can act; those of workers wait until the server is back.
 *
 * Throws `QueueError` within five seconds when the server cannot be used.
 */
export async function openRedis(redisUrl: string, prefix: string): Promise<Backend> {
  const place = placeOf(redisUrl);
  const producer = await connect(redisUrl, place);
  let consumer: Redis | null = null;

  function consumerConnection(): Redis {
    consumer ??= producer.duplicate({ maxRetriesPerRequest: null, retryStrategy: waitBeforeReconnect });
    // Workers report the errors of the connection; without a listener of its own ioredis would print them as well.
    consumer.on('error', () => undefined);
    return consumer;
  }

  return {
    kind: 'redis',
    place,
    explain: (error) => redisError(error, place),
    openStored: (name, options) => new Queue(hashTagged(name), { ...options, prefix, connection: producer }),
    openWorker: (name, processor, options) =>
      new Worker(hashTagged(name), processor, { ...options, prefix, connection: consumerConnection() }),
    close: async () => {
      await Promise.all([producer, consumer].map((client) => client && quit(client)));
    },
  };
}

/** Redis Cluster keeps keys with the same text in braces on one node, which the scripts of BullMQ need. */
function hashTagged(name: string): string {
  return `{${name}}`;
}

async function connect(redisUrl: string, place: string): Promise<Redis> {
  let isOpen = false;
  let lastError: Error | null = null;
  const client = new Redis(redisUrl, {
    replyMapping: 'legacy',
    lazyConnect: true,
    connectTimeout: OPEN_DEADLINE,
    maxRetriesPerRequest: PRODUCER_RETRIES,
    retryStrategy: (times) => (isOpen ? waitBeforeReconnect(times) : null),
  });
  client.on('error', (error: Error) => {
    lastError ??= error;
  });
  const connecting = client.connect();
  connecting.catch((error: Error) => {
    lastError ??= error;
  });
  const hasSettled = await settlesWithin(OPEN_DEADLINE, connecting);
  if (hasSettled && client.status === 'ready' && lastError === null) {
    isOpen = true;
    await refuseOldServer(client, place);
    return client;
  }
  client.disconnect();
  throw redisError(lastError, place);
}

async function refuseOldServer(client: Redis, place: string): Promise<void> {
  const version = /^redis_version:(\d+)(.*)$/m.exec(await client.info('server'));
  if (version !== null && Number(version[1]) >= OLDEST_MAJOR) return;
  client.disconnect();
  const found = version === null ? 'does not tell its version' : `is version ${version[1]}${version[2]}`.trimEnd();
  throw new QueueError('unsupported', `Redis at ${place} ${found}: use Redis ${OLDEST_MAJOR}.2 or newer.`);
}

/** Doubles from 50 ms to 1 s: quick after a blip, and a server that restarts is found within a second. */
function waitBeforeReconnect(times: number): number {
  return Math.min(25 * 2 ** Math.min(times, 10), 1000);
}

async function quit(client: Redis): Promise<void> {
  const isQuit = client.status === 'ready' && (await settlesWithin(1000, client.quit()));
  if (!isQuit) client.disconnect();
}

function placeOf(redisUrl: string): string {
  try {
    const { hostname, port, pathname } = new URL(redisUrl);
    return `${hostname || 'localhost'}:${port || '6379'}${pathname === '/' ? '' : pathname}`;
  } catch (cause) {
    throw new QueueError('invalid-options', 'The URL of Redis is not a URL: write redis://:password@host:6379/0.', {
      cause,
    });
  }
}
