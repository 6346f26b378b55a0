import { Socket } from 'node:net';
import pg from 'pg';
import type { DatabaseParts } from '../connect.js';
import { SUPERUSER } from './cluster.js';
import type { Credentials } from './credentials.js';

/** The role, and the database, that the program uses. */
const OURS = 'fieldnotes';

/**
 * Held shared by every process that uses the server, for as long as it does. The server itself forgets a process that
 * died, so that counting them can never go wrong. Any number would do; these are the bytes of "fieldnts".
 */
const IN_USE = '7379540980639102067';

export function databaseParts(credentials: Credentials, port: number): DatabaseParts {
  return { host: '127.0.0.1', port, user: OURS, password: credentials.password, database: OURS };
}

/** One process's sign that it uses the server: a connection of its own, with the shared lock. */
export interface Session {
  /** Lets go of the shared lock and says whether no other process had one. From then on no new one can get it. */
  leave(): Promise<boolean>;
  /** Ends the connection, and the lock with it. */
  close(): Promise<void>;
}

/**
 * Connects and takes the shared lock; null when the server is being stopped. `onLost` is called at most once, when the
 * connection ends otherwise than by `close`. Rejects with the errors of `pg`.
 */
export async function joinSession(parts: DatabaseParts, onLost: () => void): Promise<Session | null> {
  const socket = new Socket();
  const client = new pg.Client({
    ...parts,
    stream: () => socket,
    application_name: 'fieldnotes (in use)',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  let joined = false;
  client.on('error', () => undefined);
  client.once('end', () => {
    if (joined) onLost();
  });
  try {
    await client.connect();
    if (!(await tryLock(client, 'pg_try_advisory_lock_shared'))) {
      await client.end();
      return null;
    }
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  joined = true;
  socket.unref(); // a program that forgets to stop still ends
  return {
    leave: async () => {
      socket.ref();
      await client.query('SELECT pg_advisory_unlock_shared($1)', [IN_USE]);
      return tryLock(client, 'pg_try_advisory_lock');
    },
    close: async () => {
      joined = false;
      socket.ref();
      await client.end().catch(() => undefined);
    },
  };
}

/**
 * Makes our role, and its database of the one that initdb made: renaming takes no time, copying a template 0.1 s. When
 * that is done the superuser's password is to be forgotten: from then on nobody can log in with more rights than those
 * over our own database. May be repeated after having been cut short.
 */
export async function createRole(credentials: Credentials, superuserPassword: string, port: number): Promise<void> {
  const client = new pg.Client({
    ...databaseParts(credentials, port),
    user: SUPERUSER,
    password: superuserPassword,
    database: 'template1',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    if (!(await exists(client, 'SELECT 1 FROM pg_roles WHERE rolname = $1'))) {
      const password = client.escapeLiteral(credentials.password);
      await client.query(`CREATE ROLE ${OURS} LOGIN CREATEDB PASSWORD ${password}`);
    }
    if (!(await exists(client, 'SELECT 1 FROM pg_database WHERE datname = $1'))) {
      await client.query(`ALTER DATABASE postgres RENAME TO ${OURS}`);
    }
    await client.query(`ALTER DATABASE ${OURS} OWNER TO ${OURS}`);
  } finally {
    await client.end();
  }
}

async function exists(client: pg.Client, query: string): Promise<boolean> {
  return (await client.query(query, [OURS])).rowCount === 1;
}

async function tryLock(client: pg.Client, how: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared') {
  const result = await client.query<{ held: boolean }>(`SELECT ${how}($1) AS held`, [IN_USE]);
  return result.rows[0]?.held === true;
}
