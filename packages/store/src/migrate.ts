import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { codeOf, explainConnectionError, messageOf, StoreError } from './errors.js';

export interface MigrateOptions {
  /** The directory of `NNN.do.name.sql` files; the package's own unless told otherwise. */
  readonly directory?: string;
  /** How long to wait for another process that is migrating the same database. */
  readonly waitMs?: number;
}

export interface MigrationOutcome {
  /** The schema's version before and after; 0 for an empty database. */
  readonly from: number;
  readonly to: number;
}

/** Records what was applied; its columns are postgrator's. */
export const VERSION_TABLE = 'fieldnotes_migration';

/** Any number would do; these are the bytes of "fieldmig". */
const MIGRATING = '7379540980639033703';

const OWN_MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * Brings the schema up to date: applies the missing migrations in order, all of them in one transaction, so that either
 * every one is applied or none. Processes that start together wait for each other. Costs one query when nothing is
 * missing.
 *
 * Tables stand in the schema that `search_path` names first, mostly `public`: a schema of our own would have to be set
 * on every connection, which poolers do not allow.
 *
 * Fails with `newer-schema`, `migration-edited` (a file differs from what was applied), `migration-failed` (its cause is
 * PostgreSQL's error), `migration-busy`, `no-migrations` or `no-privilege`.
 */
export async function migrate(pool: pg.Pool, options: MigrateOptions = {}): Promise<MigrationOutcome> {
  const directory = options.directory ?? OWN_MIGRATIONS;
  const files = await readMigrations(directory);
  const client = await pool.connect();
  try {
    const state = compare(files, await readApplied(client));
    if (state.from === state.to) return state;
    return await applyMissing(client, files, directory, options.waitMs ?? 60_000);
  } catch (error) {
    throw explainMigrationError(error);
  } finally {
    client.release();
  }
}

/**
 * The same on a connection whose transaction the caller has begun, and up to a version, where one is given: for tables
 * that are to be as an older version had them. Fails with `newer-schema` when that version is not known.
 */
export async function migrateWithin(
  client: pg.ClientBase,
  { upTo, directory = OWN_MIGRATIONS }: { readonly upTo?: number; readonly directory?: string } = {},
): Promise<MigrationOutcome> {
  const known = await readMigrations(directory);
  const last = known.at(-1)?.version ?? 0;
  const to = upTo ?? last;
  if (to > last) throw newerSchema(to, last);
  const state = compare(
    known.filter(({ version }) => version <= to),
    await readAppliedNow(client),
  );
  if (state.from < state.to) await runPostgrator(client, directory, to);
  return state;
}

/** The version of the schema; 0 for a database without one. */
export async function readVersion(client: pg.ClientBase): Promise<number> {
  return Math.max(0, ...(await readAppliedNow(client)).keys());
}

interface MigrationFile {
  readonly version: number;
  readonly file: string;
  readonly md5: string;
}

/** In order of version. Undoing is not offered, so only `do` files count. */
async function readMigrations(directory: string): Promise<MigrationFile[]> {
  const names = await readdir(directory).catch((cause: unknown) => {
    throw noMigrations(directory, cause);
  });
  const files: MigrationFile[] = [];
  for (const file of names) {
    const version = /^(\d{3})\.do\.[^.]+\.sql$/u.exec(file)?.[1];
    if (version === undefined) continue;
    files.push({ version: Number(version), file, md5: checksum(await readFile(`${directory}/${file}`, 'utf8')) });
  }
  if (files.length === 0) throw noMigrations(directory);
  return files.sort((a, b) => a.version - b.version);
}

/** As postgrator takes it with `newline: 'LF'`: the same whether or not Git changed the line ends. */
function checksum(sql: string): string {
  return createHash('md5')
    .update(sql.replace(/\r\n|\r/gu, '\n'))
    .digest('hex');
}

/** Version to checksum. Empty where nothing was ever applied. */
async function readApplied(client: pg.ClientBase): Promise<Map<number, string>> {
  try {
    const result = await client.query<{ version: string; md5: string | null }>(
      `SELECT version, md5 FROM ${VERSION_TABLE} WHERE version > 0`,
    );
    return new Map(result.rows.map(({ version, md5 }) => [Number(version), md5 ?? '']));
  } catch (error) {
    if (codeOf(error) === UNDEFINED_TABLE) return new Map();
    throw error;
  }
}

const UNDEFINED_TABLE = '42P01';

function compare(files: readonly MigrationFile[], applied: ReadonlyMap<number, string>): MigrationOutcome {
  const from = Math.max(0, ...applied.keys());
  const to = files.at(-1)?.version ?? 0;
  if (from > to) throw newerSchema(from, to);
  for (const { version, file, md5 } of files) {
    const md5Applied = applied.get(version);
    if (version <= from && md5Applied !== md5) throw edited(file, md5Applied === undefined);
  }
  return { from, to };
}

function newerSchema(found: number, known: number): StoreError {
  const message = `The schema is version ${found}, this program knows ${known}; update the program`;
  return new StoreError('newer-schema', message);
}

function edited(file: string, added: boolean): StoreError {
  const what = added ? 'was added before ones already applied' : 'was changed after it had been applied';
  return new StoreError(
    'migration-edited',
    `The migration ${file} ${what} to this database; undo that and put the change into a new migration`,
  );
}

/**
 * The lock belongs to the transaction, so it goes with it, whatever becomes of this process, and works through poolers
 * that lend a connection for one transaction.
 */
async function applyMissing(
  client: pg.ClientBase,
  files: readonly MigrationFile[],
  directory: string,
  waitMs: number,
): Promise<MigrationOutcome> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = ${Math.max(1, Math.trunc(waitMs))}`);
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATING]);
    const state = compare(files, await readAppliedNow(client));
    if (state.from < state.to) await runPostgrator(client, directory);
    await client.query('COMMIT');
    return state;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** A missing table would end the transaction, so it is asked about first. */
async function readAppliedNow(client: pg.ClientBase): Promise<Map<number, string>> {
  const result = await client.query<{ exists: boolean }>('SELECT to_regclass($1) IS NOT NULL AS exists', [
    VERSION_TABLE,
  ]);
  return result.rows[0]?.exists === true ? readApplied(client) : new Map();
}

/** What the directory's own name must not mean to `glob`. */
const GLOB_SYNTAX = /[*?[\]{}()!+@\\]/gu;

/** Loaded only when there is something to apply: loading it takes longer than finding out that there is not. */
async function runPostgrator(client: pg.ClientBase, directory: string, upTo?: number): Promise<void> {
  const { default: Postgrator } = await import('postgrator');
  const postgrator = new Postgrator({
    driver: 'pg',
    migrationPattern: `${directory.replace(GLOB_SYNTAX, '\\$&')}/*.do.*.sql`,
    schemaTable: VERSION_TABLE,
    newline: 'LF',
    execQuery: (query: string) => client.query(query),
  });
  await (upTo === undefined ? postgrator.migrate() : postgrator.migrate(String(upTo)));
}

function explainMigrationError(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  switch (codeOf(error)) {
    case '55P03':
      return new StoreError(
        'migration-busy',
        'Another process has been changing the database for too long; wait for it or end it, then try again',
        { cause: error },
      );
    case '42501':
    case '53100':
    case '57P01':
      return explainConnectionError(error, 'The database');
    default:
      return new StoreError(
        'migration-failed',
        `The database's schema could not be brought up to date (${messageOf(error)}); nothing was changed`,
        { cause: error },
      );
  }
}

function noMigrations(directory: string, cause?: unknown): StoreError {
  return new StoreError('no-migrations', `No migrations in ${directory}; install the program again`, { cause });
}
