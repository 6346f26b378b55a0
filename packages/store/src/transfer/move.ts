import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { openPool } from '../connect.js';
import { startEmbedded } from '../embedded/embedded.js';
import { StoreError } from '../errors.js';
import { migrate } from '../migrate.js';
import { withTransaction } from '../transaction.js';
import { setSequences } from './restore.js';
import { copyTarget, quoted, type RowCounts, type Table, tablesOf } from './tables.js';

export interface MoveOptions {
  /** Of the embedded store that is moved. Nothing in it is changed. */
  readonly dataDirectory: string;
  /** The server that it is moved to: a database with nothing of ours in it. */
  readonly databaseUrl: string;
  /** Told of each table that has been copied. */
  readonly onTable?: (name: string, rows: number) => void;
}

/**
 * Copies everything of the embedded store to a server, in one transaction there, and compares the number and the contents
 * of the rows of every table before that is committed.
 *
 * Fails with `in-use` when another process uses the embedded store, with `not-empty` when something is stored at the
 * server, and with `move-differs` when what arrived is not what was sent. Then nothing is changed anywhere.
 */
export async function moveStore({ dataDirectory, databaseUrl, onTable }: MoveOptions): Promise<RowCounts> {
  const embedded = await startEmbedded({ dataDir: dataDirectory });
  const pools: pg.Pool[] = [];
  try {
    const open = async (address: string) => {
      const pool = await openPool(address, { max: 1, applicationName: 'fieldnotes move' });
      pools.push(pool);
      await migrate(pool);
      return pool;
    };
    const source = await open(embedded.connectionString);
    await refuseUsed(source);
    const target = await open(databaseUrl);
    return await withTransaction(source, (from) =>
      withTransaction(target, (to) => copyAll(from, to, onTable ?? (() => undefined))),
    );
  } finally {
    for (const pool of pools) await pool.end();
    await embedded.stop();
  }
}

/** Every process that uses the embedded server keeps one connection of this name. */
async function refuseUsed(source: pg.Pool): Promise<void> {
  const { rows } = await source.query<{ processes: number }>(
    `SELECT count(*)::int AS processes FROM pg_stat_activity WHERE application_name = 'fieldnotes (in use)'`,
  );
  if ((rows[0]?.processes ?? 0) <= 1) return;
  const message = 'Another process uses the embedded store and would write to it meanwhile; stop it and move then';
  throw new StoreError('in-use', message);
}

async function copyAll(from: pg.PoolClient, to: pg.PoolClient, onTable: NonNullable<MoveOptions['onTable']>) {
  await from.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  for (const client of [from, to]) {
    // The same values must have the same text on both sides.
    await client.query(`SET LOCAL statement_timeout = 0; SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD';
                        SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`);
  }
  const tables = await tablesOf(to);
  await refuseNotEmpty(to, tables);
  await to.query(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(', ')}`);
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const rows = to.query(copyFrom(`COPY ${copyTarget(table)} FROM STDIN`));
    await pipeline(from.query(copyTo(`COPY ${copyTarget(table)} TO STDOUT`)), rows);
    counts[table.name] = await compared(table, from, to);
    onTable(table.name, counts[table.name] ?? 0);
  }
  await setSequences(to, tables);
  return counts;
}

/** A migration may put a row into a table of its own (the salt of an installation); more is somebody's data. */
async function refuseNotEmpty(to: pg.PoolClient, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) {
    const { rowCount } = await to.query(`SELECT FROM ${quoted(name)} LIMIT 2`);
    if (rowCount === 0 || name === 'installation') continue;
    const message = `Something is stored at the server already (${name}); move to an empty database`;
    throw new StoreError('not-empty', message);
  }
}

async function compared(table: Table, from: pg.PoolClient, to: pg.PoolClient): Promise<number> {
  const [sent, arrived] = [await digest(table, from), await digest(table, to)];
  if (sent.rows === arrived.rows && sent.sum === arrived.sum) return arrived.rows;
  const what = sent.rows === arrived.rows ? 'other contents' : `${arrived.rows} rows instead of ${sent.rows}`;
  throw new StoreError('move-differs', `The table ${table.name} arrived with ${what}; nothing was changed, try again`);
}

/** The number of the rows and a sum over their texts that does not depend on their order. */
async function digest({ name, columns }: Table, client: pg.PoolClient): Promise<{ rows: number; sum: string }> {
  const row = `ROW(${columns.map(quoted).join(', ')})`;
  const { rows } = await client.query<{ rows: number; sum: string }>(
    `SELECT count(*)::int AS rows, coalesce(sum(hashtextextended(${row}::text, 0)), 0)::text AS sum FROM ${quoted(name)}`,
  );
  return rows[0] ?? { rows: 0, sum: '0' };
}
