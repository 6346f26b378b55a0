/**
 * For tests, here and in other workspaces: `@fieldnotes/store/testing`. Real databases, quickly.
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { openPool } from './connect.js';
import { startEmbedded } from './embedded/embedded.js';
import { migrate } from './migrate.js';

/** A server that can give out fresh databases. Mostly one for a test file. */
export interface TestServer {
  /** A new database with the current schema, or an empty one. Costs some 60 ms. */
  createDatabase(options?: { readonly schema?: 'current' | 'none' }): Promise<TestDatabase>;
  /** Drops its databases and, where it is the embedded one, stops the server and removes its data. */
  stop(): Promise<void>;
}

export interface TestDatabase {
  readonly connectionString: string;
  /** Ended by `drop`. */
  readonly pool: pg.Pool;
  /** Ends the pool and drops the database, whoever still uses it. */
  drop(): Promise<void>;
}

/**
 * Starts an embedded server in a temporary directory; or uses the server of `databaseUrl` (pass the environment's
 * `DATABASE_URL`), whose user must then be allowed to create databases.
 */
export async function startTestServer(databaseUrl?: string): Promise<TestServer> {
  if (databaseUrl !== undefined && databaseUrl !== '') return serverAt(databaseUrl, async () => undefined);
  const shared = process.env[SHARED];
  const { directory, remove } = shared === undefined ? await temporaryDirectory() : kept(shared);
  const server = await startEmbedded({ dataDir: directory });
  return serverAt(server.connectionString, async () => {
    await server.stop();
    await remove();
  });
}

/** Set by `setup` for the processes that run the tests. */
const SHARED = 'FIELDNOTES_TEST_SERVER';

/**
 * Vitest's `globalSetup`: the files of a run share one directory, so that its cluster is made once, by the first file
 * that needs a server, and not at all where none does.
 */
export async function setup(): Promise<() => Promise<void>> {
  const { directory, remove } = await temporaryDirectory();
  process.env[SHARED] = directory;
  return async () => {
    // A file that was cut short leaves the server running. Its place is looked for, so that no cluster is made now.
    if ((await readdir(directory)).length > 0) await (await startEmbedded({ dataDir: directory })).stop();
    await remove();
  };
}

const kept = (directory: string) => ({ directory, remove: async () => undefined });

/** A new empty directory that every account may pass through, and a way to remove it. */
export async function temporaryDirectory(): Promise<{ directory: string; remove: () => Promise<void> }> {
  const directory = await mkdtemp(path.join(await quickestTemporary(), 'fieldnotes-'));
  await chmod(directory, 0o711);
  return { directory, remove: () => rm(directory, { recursive: true, force: true, maxRetries: 5 }) };
}

const MEMORY_FILES = '/dev/shm';
const ROOM_BYTES = 4 * 2 ** 30;

/** Files in memory, where Linux has room for them, make a server in half the time, and need no disk to be patient. */
async function quickestTemporary(): Promise<string> {
  const room = await statfs(MEMORY_FILES).catch(() => null);
  return room !== null && room.bavail * room.bsize > ROOM_BYTES ? MEMORY_FILES : tmpdir();
}

async function serverAt(connectionString: string, release: () => Promise<void>): Promise<TestServer> {
  const admin = await openPool(connectionString, { max: 2, applicationName: 'fieldnotes tests' });
  const databases = new Set<TestDatabase>();
  let template: Promise<string> | undefined;
  return {
    createDatabase: async ({ schema = 'current' } = {}) => {
      if (schema === 'current') template ??= createTemplate(admin, connectionString);
      const name = await createDatabase(admin, schema === 'current' ? await template : undefined);
      const database = await openDatabase(admin, connectionString, name, () => databases.delete(database));
      databases.add(database);
      return database;
    },
    stop: async () => {
      await Promise.all([...databases].map((database) => database.drop()));
      if (template !== undefined) await dropDatabase(admin, await template);
      await admin.end();
      await release();
    },
  };
}

async function openDatabase(admin: pg.Pool, server: string, name: string, onDrop: () => void): Promise<TestDatabase> {
  const connectionString = withDatabase(server, name);
  const pool = await openPool(connectionString, { applicationName: 'fieldnotes test' });
  return {
    connectionString,
    pool,
    drop: async () => {
      onDrop();
      if (!pool.ending) await pool.end();
      await dropDatabase(admin, name);
    },
  };
}

/** Copying a database with the schema is quicker than applying the migrations to each. */
async function createTemplate(admin: pg.Pool, server: string): Promise<string> {
  const name = await createDatabase(admin);
  const pool = await openPool(withDatabase(server, name), { max: 1 });
  try {
    await migrate(pool);
  } finally {
    await pool.end();
  }
  return name;
}

async function createDatabase(admin: pg.Pool, template = 'template1'): Promise<string> {
  const name = `fieldnotes_test_${randomBytes(6).toString('hex')}`;
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return name;
}

/**
 * Ends our own sessions and lets PostgreSQL end its own. WITH (FORCE) would end all of them, and is refused to a role
 * that is not a superuser while autovacuum, which is the server's, is in the database.
 */
async function dropDatabase(admin: pg.Pool, name: string): Promise<void> {
  await admin.query(
    'SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1 AND usename = current_user',
    [name],
  );
  await admin.query(`DROP DATABASE IF EXISTS ${name}`);
}

function withDatabase(connectionString: string, name: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  return url.href;
}
