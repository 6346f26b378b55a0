import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { openPool } from '../connect.js';
import { messageOf, StoreError } from '../errors.js';
import { migrateWithin, VERSION_TABLE } from '../migrate.js';
import { withTransaction } from '../transaction.js';
import { type BackupHeader, END_OF_DATA, parseLine } from './backup-format.js';
import { linesOf } from './lines.js';
import { copyTarget, quoted, type RowCounts, sequenceStatement, type Table, tablesOf } from './tables.js';

/** Tables in which something stands as soon as an installation is used. */
const USED = ['feed', 'guild', 'question'];

/**
 * Puts a backup in the place of everything that is stored, in one transaction: all of it, or nothing is changed. A backup
 * of an older version gets the tables that it was made of, and then the migrations that came since.
 *
 * Fails with `not-empty` when something is stored and `replace` is false, with `backup-damaged` when it is not a whole
 * backup, and with `newer-schema` when a newer version made it.
 */
export async function restore(
  connectionString: string,
  input: Readable,
  { replace }: { readonly replace: boolean },
): Promise<RowCounts> {
  const pool = await openPool(connectionString, { max: 1, applicationName: 'fieldnotes restore' });
  try {
    return await withTransaction(pool, async (client) => {
      await client.query('SET LOCAL statement_timeout = 0');
      if (!replace) await refuseUsed(client);
      const counts = await load(client, linesOf(input));
      await migrateWithin(client);
      return counts;
    });
  } finally {
    await pool.end();
  }
}

async function refuseUsed(client: pg.PoolClient): Promise<void> {
  const there = (await tablesOf(client)).filter(({ name }) => USED.includes(name));
  for (const { name } of there) {
    const { rowCount } = await client.query(`SELECT FROM ${quoted(name)} LIMIT 1`);
    if (rowCount === 0) continue;
    const message = `Something is stored already (${name}); restore into an empty database, or replace what is there`;
    throw new StoreError('not-empty', message);
  }
}

async function load(client: pg.PoolClient, lines: AsyncIterator<Buffer>): Promise<RowCounts> {
  await prepare(client, await readHeader(lines));
  const tables = await tablesOf(client);
  const counts: Record<string, number> = {};
  for (;;) {
    const { value, done } = await lines.next();
    if (done === true) throw damaged('it ends before its end');
    const line = parseLine(value.toString());
    if (line.kind === 'empty') continue;
    if (line.kind === 'complete') {
      const missing = Object.entries(line.counts).find(([name, rows]) => counts[name] !== rows);
      if (missing !== undefined)
        throw damaged(`it holds ${counts[missing[0]] ?? 0} of ${missing[1]} rows of ${missing[0]}`);
      break;
    }
    const table = line.kind === 'table' ? tables.find(({ name }) => name === line.name) : undefined;
    if (line.kind !== 'table' || table === undefined) throw damaged('it holds a line that is none of a backup');
    counts[table.name] = await loadRows(client, line, lines);
  }
  await setSequences(client, tables);
  return counts;
}

async function readHeader(lines: AsyncIterator<Buffer>): Promise<BackupHeader> {
  const { value, done } = await lines.next();
  const line = done === true ? undefined : parseLine(value.toString());
  if (line?.kind !== 'header') throw damaged('it does not begin as one');
  return line.header;
}

/** Removes the tables that are there, and makes those of the backup's version, without a row. */
async function prepare(client: pg.PoolClient, { schema }: BackupHeader): Promise<void> {
  const there = [...(await tablesOf(client)).map(({ name }) => name), VERSION_TABLE];
  await client.query(`DROP TABLE IF EXISTS ${there.map(quoted).join(', ')} CASCADE`);
  await migrateWithin(client, { upTo: schema });
  const made = await tablesOf(client);
  if (made.length > 0) await client.query(`TRUNCATE ${made.map(({ name }) => quoted(name)).join(', ')}`);
}

async function loadRows(
  client: pg.PoolClient,
  table: Pick<Table, 'name' | 'columns'>,
  lines: AsyncIterator<Buffer>,
): Promise<number> {
  const rows = client.query(copyFrom(`COPY ${copyTarget(table)} FROM STDIN`));
  const broken = finished(rows).then(
    () => undefined,
    (error: unknown) => error,
  );
  for (;;) {
    const { value, done } = await lines.next();
    if (done === true || rows.errored !== null) break;
    if (value.length === END_OF_DATA.length && value.toString() === END_OF_DATA) {
      rows.end();
      const error = await broken;
      if (error === undefined) return rows.rowCount;
      throw damaged(`a row of ${table.name} is not one: ${messageOf(error)}`, error);
    }
    if (!rows.write(Buffer.concat([value, NEWLINE]))) await Promise.race([once(rows, 'drain'), broken]);
  }
  rows.destroy();
  throw damaged(rows.errored === null ? 'it ends before its end' : messageOf(rows.errored), rows.errored);
}

const NEWLINE = Buffer.from('\n');

export async function setSequences(client: pg.PoolClient, tables: readonly Table[]): Promise<void> {
  for (const statement of tables.map(sequenceStatement)) if (statement !== null) await client.query(statement);
}

function damaged(what: string, cause?: unknown): StoreError {
  return new StoreError('backup-damaged', `The backup cannot be used: ${what}; nothing was changed`, { cause });
}
