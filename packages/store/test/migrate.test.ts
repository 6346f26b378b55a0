import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPool } from '../src/connect.js';
import { migrate } from '../src/migrate.js';
import type { TestDatabase } from '../src/testing.js';
import { useTestServer } from './support/server.js';

const FIRST = 'CREATE TABLE shelf (id int PRIMARY KEY);\nINSERT INTO shelf VALUES (1);\n';
const SECOND = 'CREATE TABLE book (id int PRIMARY KEY, shelf int REFERENCES shelf);\n';

const server = useTestServer();
let database: TestDatabase;
let directory: string;

beforeEach(async () => {
  // A name that means something to glob patterns: installed programs have such paths too.
  directory = path.join(await mkdtemp(path.join(tmpdir(), 'migrations-')), 'a [b] {c,d} (1)+(x)');
  await mkdir(directory);
  database = await server().createDatabase({ schema: 'none' });
});

afterEach(async () => {
  await database.drop();
  await rm(path.dirname(directory), { recursive: true });
});

describe('migrate', () => {
  test('applies what is missing, in order, once', async () => {
    await write('002.do.books.sql', SECOND);
    await write('001.do.shelves.sql', FIRST);
    expect(await migrate(database.pool, { directory })).toEqual({ from: 0, to: 2 });
    expect(await migrate(database.pool, { directory })).toEqual({ from: 2, to: 2 });
    await write('003.do.more.sql', 'INSERT INTO shelf VALUES (2);');
    expect(await migrate(database.pool, { directory })).toEqual({ from: 2, to: 3 });
    expect(await shelves()).toBe(2);
  });

  test('lets processes that start together wait for each other', async () => {
    await write('001.do.shelves.sql', `SELECT pg_sleep(0.05);\n${FIRST}`);
    const pools = await Promise.all(Array.from({ length: 5 }, () => openPool(database.connectionString)));
    const outcomes = await Promise.all(pools.map((pool) => migrate(pool, { directory })));
    await Promise.all(pools.map((pool) => pool.end()));
    expect(outcomes.filter(({ from }) => from === 0)).toHaveLength(1);
    expect(await shelves()).toBe(1);
  });

  test('gives up waiting in bounded time', async () => {
    await write('001.do.shelves.sql', FIRST);
    const other = await database.pool.connect();
    try {
      await other.query('BEGIN');
      await other.query('SELECT pg_advisory_xact_lock(7379540980639033703)');
      await expect(migrate(database.pool, { directory, waitMs: 50 })).rejects.toMatchObject({
        name: 'StoreError',
        code: 'migration-busy',
      });
    } finally {
      await other.query('ROLLBACK');
      other.release();
    }
  });

  test('leaves nothing of a migration that fails, nor of those before it in the same run', async () => {
    await write('001.do.shelves.sql', FIRST);
    await write('002.do.books.sql', `${SECOND}INSERT INTO book VALUES (1, 999);`);
    await expect(migrate(database.pool, { directory })).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringContaining('foreign key'),
      cause: { code: '23503' },
    });
    expect(await tables()).toEqual([]);
    await write('002.do.books.sql', SECOND);
    expect(await migrate(database.pool, { directory })).toEqual({ from: 0, to: 2 });
  });

  test('refuses a migration that was edited after it had been applied', async () => {
    await write('001.do.shelves.sql', FIRST);
    await migrate(database.pool, { directory });
    await write('001.do.shelves.sql', `${FIRST}-- a word more\n`);
    await expect(migrate(database.pool, { directory })).rejects.toMatchObject({
      code: 'migration-edited',
      message: expect.stringContaining('001.do.shelves.sql'),
    });
  });

  test('refuses a migration that was slipped in before applied ones', async () => {
    await write('002.do.shelves.sql', FIRST);
    await migrate(database.pool, { directory });
    await write('001.do.early.sql', 'SELECT 1;');
    await expect(migrate(database.pool, { directory })).rejects.toMatchObject({ code: 'migration-edited' });
  });

  test('takes other line ends for the same migration', async () => {
    await write('001.do.shelves.sql', FIRST);
    await migrate(database.pool, { directory });
    await write('001.do.shelves.sql', FIRST.replaceAll('\n', '\r\n'));
    expect(await migrate(database.pool, { directory })).toEqual({ from: 1, to: 1 });
  });

  test('refuses a schema that is newer than the program', async () => {
    await write('001.do.shelves.sql', FIRST);
    await write('002.do.books.sql', SECOND);
    await migrate(database.pool, { directory });
    await rm(path.join(directory, '002.do.books.sql'));
    await expect(migrate(database.pool, { directory })).rejects.toMatchObject({
      code: 'newer-schema',
      message: expect.stringContaining('version 2'),
    });
  });

  test('says so when there are no migrations', async () => {
    await expect(migrate(database.pool, { directory })).rejects.toMatchObject({ code: 'no-migrations' });
    await expect(migrate(database.pool, { directory: `${directory}/none` })).rejects.toMatchObject({
      code: 'no-migrations',
    });
  });

  test("applies the package's own migrations", async () => {
    const { from, to } = await migrate(database.pool);
    expect(from).toBe(0);
    expect(to).toBeGreaterThan(0);
    expect(await migrate(database.pool)).toEqual({ from: to, to });
  });
});

async function write(name: string, sql: string): Promise<void> {
  await writeFile(path.join(directory, name), sql);
}

async function shelves(): Promise<number> {
  const { rows } = await database.pool.query<{ count: string }>('SELECT count(*) FROM shelf');
  return Number(rows[0]?.count);
}

async function tables(): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()`,
  );
  return rows.map(({ name }) => name);
}
