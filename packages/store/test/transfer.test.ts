import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPool } from '../src/connect.js';
import { startEmbedded } from '../src/embedded/embedded.js';
import { feedRecords } from '../src/feeds.js';
import { liveFeedRecords } from '../src/live/live-feeds.js';
import { migrate, migrateWithin, readVersion } from '../src/migrate.js';
import { postRecords } from '../src/posts.js';
import { questionRecords } from '../src/questions.js';
import { startTestServer, type TestDatabase, type TestServer, temporaryDirectory } from '../src/testing.js';
import { withTransaction } from '../src/transaction.js';
import { backUp } from '../src/transfer/backup.js';
import { moveStore } from '../src/transfer/move.js';
import { restore } from '../src/transfer/restore.js';
import { draft } from './support/posts.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

/** What a text format could trip over. */
const HOSTILE = 'tab\there\nnew line\r\n\\.\n\\N and \\\\ and "quotes" — ünïcödé 🦊';

type Pool = TestDatabase['pool'];

async function fill(pool: Pool): Promise<void> {
  const feed = await feedRecords(pool).ensure('file:///blog', 'a blog');
  const posts = [draft({ body: HOSTILE, title: '\\.' }), draft({ identity: 'two', publishedAt: null })];
  await postRecords(pool).put(feed.id, posts);
  await liveFeedRecords(pool).follow('https://blog.example/feed', 'followed');
  const limits = { perMember: 9, perGuild: 9, windowMs: 1 };
  const questions = questionRecords(pool);
  const asked = { guildId: '7', channelId: '8', memberId: '9' };
  const first = await questions.admit({ ...asked, text: 'Xen?' }, limits);
  const continues = first.kind === 'admitted' ? first.id : undefined;
  await questions.admit({ ...asked, text: HOSTILE, continues }, limits);
}

async function contents(pool: Pool) {
  const rows = async (sql: string) => (await pool.query(sql)).rows;
  return {
    feeds: await rows('SELECT * FROM feed ORDER BY id'),
    posts: await rows('SELECT * FROM post ORDER BY id'),
    live: await rows('SELECT * FROM live_feed ORDER BY feed_id'),
    questions: await rows('SELECT * FROM question ORDER BY id'),
    installation: await rows('SELECT * FROM installation'),
  };
}

async function backedUp({ connectionString }: TestDatabase) {
  const out = new PassThrough();
  const [counts, bytes] = await Promise.all([backUp(connectionString, out), buffer(out)]);
  return { counts, bytes };
}

/** In pieces that respect no line. */
const pieces = (bytes: Buffer) =>
  Readable.from(Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) => bytes.subarray(at * 7, at * 7 + 7)));

describe('a backup', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await server.createDatabase();
    await fill(database.pool);
  });

  test('brings back every row as it was, and numbers go on after it', async () => {
    const { counts, bytes } = await backedUp(database);
    expect(counts).toMatchObject({ feed: 2, post: 2, live_feed: 1, poll_host: 1, question: 2, installation: 1 });
    const other = await server.createDatabase();
    expect(await restore(other.connectionString, pieces(bytes), { replace: false })).toEqual(counts);
    expect(await contents(other.pool)).toEqual(await contents(database.pool));
    const { id } = await feedRecords(other.pool).ensure('file:///another', 'another');
    expect(id).toBe(3);
    await other.drop();
  });

  test('does not go over what is stored, unless that is asked for', async () => {
    const { bytes } = await backedUp(database);
    const other = await server.createDatabase();
    await feedRecords(other.pool).ensure('file:///mine', 'mine');
    const before = await contents(other.pool);
    await expect(restore(other.connectionString, pieces(bytes), { replace: false })).rejects.toMatchObject({
      code: 'not-empty',
    });
    expect(await contents(other.pool)).toEqual(before);
    await restore(other.connectionString, pieces(bytes), { replace: true });
    expect(await contents(other.pool)).toEqual(await contents(database.pool));
    await other.drop();
  });

  test('that is no whole one changes nothing', async () => {
    const { bytes } = await backedUp(database);
    const text = bytes.toString();
    const broken = {
      'cut off within a row': text.slice(0, text.indexOf('new line')),
      'cut off at the end': text.slice(0, text.lastIndexOf('-- Fieldnotes')),
      'a row short': text.replace(/\n[^\n]*two[^\n]*(?=\n)/, ''),
      'a row that is none': text.replace('\n\\.', '\nrubbish\n\\.'),
      'a statement of its own': text.replace('\nCOPY', '\nDROP TABLE feed;\nCOPY'),
      'another table': text.replace('COPY "feed"', 'COPY "pg_authid"'),
      'not a backup': 'hello\n',
      empty: '',
    };
    const other = await server.createDatabase();
    await feedRecords(other.pool).ensure('file:///mine', 'mine');
    const before = await contents(other.pool);
    for (const [what, damaged] of Object.entries(broken)) {
      const restoring = restore(other.connectionString, Readable.from([Buffer.from(damaged)]), { replace: true });
      await expect(restoring, what).rejects.toMatchObject({ name: 'StoreError', code: 'backup-damaged' });
    }
    const newer = text.replace(/"schema":\d+/, '"schema":999');
    const restoring = restore(other.connectionString, Readable.from([Buffer.from(newer)]), { replace: true });
    await expect(restoring).rejects.toMatchObject({ code: 'newer-schema' });
    expect(await contents(other.pool)).toEqual(before);
    await other.drop();
  });

  test('of an older version is brought up to date', async () => {
    const old = await server.createDatabase({ schema: 'none' });
    await withTransaction(old.pool, (client) => migrateWithin(client, { upTo: 5 }));
    await old.pool.query(`INSERT INTO feed (key, title) VALUES ('file:///old', 'old')`);
    await old.pool.query(`INSERT INTO guild (id, name) VALUES (7, 'before zones could be null')`);
    const { bytes } = await backedUp(old);
    const other = await server.createDatabase();
    await restore(other.connectionString, pieces(bytes), { replace: false });
    const client = await other.pool.connect();
    const latest = (await migrate(other.pool)).to;
    expect(await readVersion(client)).toBe(latest);
    client.release();
    expect((await other.pool.query('SELECT title FROM feed')).rows).toEqual([{ title: 'old' }]);
    // What a later migration does with the rows of before.
    expect((await other.pool.query('SELECT time_zone FROM guild')).rows).toEqual([{ time_zone: null }]);
    await Promise.all([old.drop(), other.drop()]);
  });
});

describe('moving from the embedded store to a server', () => {
  test('copies everything, and nothing over something', async () => {
    const { directory, remove } = await temporaryDirectory();
    const embedded = await startEmbedded({ dataDir: directory });
    const pool = await openPool(embedded.connectionString);
    await migrate(pool);
    await fill(pool);
    const sent = await contents(pool);
    const target = await server.createDatabase({ schema: 'none' });
    const move = () => moveStore({ dataDirectory: directory, databaseUrl: target.connectionString });
    await expect(move()).rejects.toMatchObject({ code: 'in-use' });
    await pool.end();
    await embedded.stop();
    expect(await move()).toMatchObject({ feed: 2, post: 2, question: 2, installation: 1 });
    expect(await contents(target.pool)).toEqual(sent);
    await expect(move()).rejects.toMatchObject({ code: 'not-empty' });
    expect(await contents(target.pool)).toEqual(sent);
    await Promise.all([target.drop(), remove()]);
  });
});
