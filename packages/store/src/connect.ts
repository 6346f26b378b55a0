import pg from 'pg';
import { explainConnectionError, StoreError } from './errors.js';

/** Where a database is: a `postgres://` URL, or the parts of one. */
export type DatabaseAddress = string | DatabaseParts;

export interface DatabaseParts {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface PoolOptions {
  /** Shown in `pg_stat_activity`. */
  readonly applicationName?: string;
  /** The most connections kept open at once. */
  readonly max?: number;
  /** How long connecting, or waiting for a free connection, may take. */
  readonly connectTimeoutMs?: number;
  /** How long the server may work on one statement before it cancels it; 0 for no limit. */
  readonly statementTimeoutMs?: number;
  /** Told when a connection that nobody was using broke. The pool has already dropped it. */
  readonly onIdleError?: (error: Error) => void;
}

/** The oldest major version with everything that the migrations use. */
export const OLDEST_SERVER = 15;

const DEFAULTS = { applicationName: 'fieldnotes', max: 10, connectTimeoutMs: 5_000, statementTimeoutMs: 60_000 };

/**
 * Opens a pool and proves that it works: one connection is made and the server's version is read.
 *
 * Fails within about `connectTimeoutMs` with a StoreError: `bad-address`, `unreachable`, `wrong-password`,
 * `no-database`, `too-old`, `too-many-connections`, `not-ready`, `pooler` or `no-privilege`. The caller ends the pool.
 */
export async function openPool(address: DatabaseAddress, options: PoolOptions = {}): Promise<pg.Pool> {
  const settings = { ...DEFAULTS, ...options };
  const parts = connectionConfig(address);
  const pool = new pg.Pool({
    ...parts,
    application_name: settings.applicationName,
    max: settings.max,
    connectionTimeoutMillis: settings.connectTimeoutMs,
    statement_timeout: settings.statementTimeoutMs,
    keepAlive: true,
  });
  pool.on('error', (error) => settings.onIdleError?.(error));
  // A connection that breaks while it is lent out, between two queries, would otherwise end the process with an
  // unhandled 'error' event. Its borrower learns of it from the next query.
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await checkServer(pool, describeAddress(address));
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** `host:port/database`, the part of an address that may be shown. */
export function describeAddress(address: DatabaseAddress): string {
  const { host, port, database } = new pg.Client(connectionConfig(address));
  return `${host}:${port}/${database ?? ''}`;
}

function connectionConfig(address: DatabaseAddress): pg.ClientConfig {
  if (typeof address !== 'string') return { ...address };
  if (!/^postgres(?:ql)?:\/\//u.test(address)) throw notAUrl();
  try {
    // Only to have a malformed URL refused here, where its password can be kept out of the message.
    new pg.Client({ connectionString: address });
  } catch {
    throw notAUrl();
  }
  return { connectionString: address };
}

function notAUrl(): StoreError {
  return explainConnectionError({ code: 'ERR_INVALID_URL' }, '');
}

async function checkServer(pool: pg.Pool, where: string): Promise<void> {
  const version = await serverVersion(pool).catch((error: unknown) => {
    throw explainConnectionError(error, where);
  });
  const refusal = explainVersion(version, where);
  if (refusal !== null) throw refusal;
}

/** Null when the version, as `server_version_num` gives it (150004 is 15.4), is one that we can use. */
export function explainVersion(version: number, where: string): StoreError | null {
  if (version >= OLDEST_SERVER * 10_000) return null;
  return new StoreError(
    'too-old',
    `${where} is PostgreSQL ${Math.floor(version / 10_000)}; upgrade the server to ${OLDEST_SERVER} or newer`,
  );
}

async function serverVersion(pool: pg.Pool): Promise<number> {
  const result = await pool.query<{ version: number }>(`SELECT current_setting('server_version_num')::int AS version`);
  return result.rows[0]?.version ?? 0;
}
