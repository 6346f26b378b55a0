import { Readable, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { openPool } from '../connect.js';
import { readVersion } from '../migrate.js';
import { END_OF_DATA, footerLine, headerLine } from './backup-format.js';
import { copyTarget, type RowCounts, type Table, tablesOf } from './tables.js';

/**
 * Writes everything that is stored to a stream, as of one moment, while others go on reading and writing. The stream is
 * ended. Jobs are not part of it: what has no job is put in line again by whoever works. Gives the rows of each table.
 */
export async function backUp(connectionString: string, out: Writable): Promise<RowCounts> {
  const pool = await openPool(connectionString, { max: 1, applicationName: 'fieldnotes backup' });
  try {
    const client = await pool.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0');
      const counts = await writeAll(client, out);
      await client.query('COMMIT');
      return counts;
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}

async function writeAll(client: pg.PoolClient, out: Writable): Promise<RowCounts> {
  const header = { format: 1, schema: await readVersion(client), createdAt: new Date().toISOString() } as const;
  await write(out, `${headerLine(header)}\n`);
  const counts: Record<string, number> = {};
  for (const table of await tablesOf(client)) {
    await write(out, `\nCOPY ${copyTarget(table)} FROM stdin;\n`);
    counts[table.name] = await writeRows(client, table, out);
    await write(out, `${END_OF_DATA}\n`);
  }
  await write(out, `\n${footerLine(counts)}\n`);
  out.end();
  await finished(out);
  return counts;
}

async function writeRows(client: pg.PoolClient, table: Table, out: Writable): Promise<number> {
  const rows = client.query(copyTo(`COPY ${copyTarget(table)} TO STDOUT`));
  for await (const chunk of Readable.from(rows)) await write(out, chunk);
  return rows.rowCount;
}

/** Waits until the stream takes more. Rejects when it breaks. */
async function write(out: Writable, chunk: string | Buffer): Promise<void> {
  if (out.errored) throw out.errored;
  if (out.write(chunk)) return;
  await new Promise<void>((resolve, reject) => {
    const settle = (error?: Error) => {
      out.off('drain', settle).off('error', settle).off('close', closed);
      if (error instanceof Error) reject(error);
      else resolve();
    };
    const closed = () => settle(out.errored ?? new Error('the backup was closed before it was complete'));
    out.on('drain', settle).on('error', settle).on('close', closed);
  });
}
