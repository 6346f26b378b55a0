import {
  assertSchemaCompatibility,
  createPostgresBackend,
  LATEST_SCHEMA_VERSION,
  type PgPool,
  runMigrations,
  SchemaMigrationRequiredError,
  withBackend,
} from 'bullmq';
import type pg from 'pg';
import { settlesWithin } from '../deadline.js';
import type { Backend } from './backend.js';
import { type ClosablePool, openClosablePool } from './closable-pool.js';
import { postgresConfig, SCHEMA, withSetting } from './postgres-config.js';
import { postgresError } from './postgres-error.js';

/** Milliseconds within which a connection must be made. */
const CONNECT_TIMEOUT = 5000;

/** Milliseconds for opening in all: connecting, and waiting for another process that is creating the tables. */
const OPEN_DEADLINE = 10_000;

/** Connections for adding and counting. They are opened when they are needed. */
const PRODUCER_CONNECTIONS = 4;

/** For all workers of a process: each listens on one, and they share the others. Opened when they are needed. */
const WORKER_CONNECTIONS = 20;

/**
 * A worker does not wait for the disk to tell the queue what has become of a job: when the machine loses the last half a
 * second, a job that was done is done again, which handlers allow. Adding does wait. (Measured: 506 jobs/s become 900.)
 */
const WORKER_SETTING = 'synchronous_commit=off';

const { Queue, Worker } = withBackend(createPostgresBackend);

/**
 * Opens the queue in a PostgreSQL database, in the schema `bullmq`, and creates its tables where they are missing.
 * BullMQ is given pools and leaves closing them to their owner, which is this module.
 *
 * Throws `QueueError` within ten seconds when the database cannot be used.
 */
export async function openPostgres(connectionString: string, prefix: string): Promise<Backend> {
  const { config, place } = postgresConfig(connectionString);
  const pools: ClosablePool[] = [];

  function openPool(max: number, options = config.options): pg.Pool {
    const pool = openClosablePool({
      ...config,
      options,
      max,
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      keepAlive: true,
    });
    pools.push(pool);
    return pool.pool;
  }

  async function close(): Promise<void> {
    await Promise.all(pools.map((pool) => pool.close()));
  }

  const producer = openPool(PRODUCER_CONNECTIONS);
  let workers: pg.Pool | undefined;
  const preparing = prepare(producer);
  if (!(await settlesWithin(OPEN_DEADLINE, preparing))) {
    await close();
    throw postgresError(new Error('timeout expired'), place);
  }
  try {
    await preparing;
  } catch (cause) {
    await close();
    throw postgresError(cause, place);
  }
  return {
    kind: 'postgres',
    place,
    explain: (error) => postgresError(error, place),
    openStored: (name, options) => new Queue(`${prefix}-${name}`, { ...options, connection: forBullMq(producer) }),
    openWorker: (name, processor, options) => {
      workers ??= openPool(WORKER_CONNECTIONS, withSetting(config.options, WORKER_SETTING));
      return new Worker(`${prefix}-${name}`, processor, { ...options, connection: forBullMq(workers) });
    },
    close,
  };
}

/** `pg.Pool` is a `PgPool`; TypeScript cannot see it, because `on` is one generic function in the types of `pg`. */
function forBullMq(pool: pg.Pool): PgPool {
  return pool as unknown as PgPool;
}

/** Reads the version of the tables, which is one question; migrates only where they are behind. */
async function prepare(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    // BullMQ migrates in one transaction under an advisory lock: of two processes that start together, one waits.
    if ((await schemaVersion(client)) < LATEST_SCHEMA_VERSION) await runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
}

async function schemaVersion(client: pg.PoolClient): Promise<number> {
  try {
    return await assertSchemaCompatibility(client, SCHEMA);
  } catch (error) {
    if (error instanceof SchemaMigrationRequiredError) return 0;
    throw error;
  }
}
