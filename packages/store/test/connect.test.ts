import { createServer, type Server, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { describeAddress, explainVersion, openPool } from '../src/connect.js';
import { explainConnectionError, explainFileError, StoreError } from '../src/errors.js';
import { useTestServer } from './support/server.js';

const server = useTestServer();
const cleanups: Array<() => unknown> = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

describe('openPool', () => {
  test('opens connections that carry our name and limits', async () => {
    const database = await server().createDatabase({ schema: 'none' });
    const pool = await openPool(database.connectionString, { applicationName: 'a test', statementTimeoutMs: 30 });
    cleanups.push(() => pool.end());
    const { rows } = await pool.query(`SELECT current_setting('application_name') AS name`);
    expect(rows).toEqual([{ name: 'a test' }]);
    await expect(pool.query('SELECT pg_sleep(10)')).rejects.toMatchObject({ code: '57014' });
  });

  test('survives the loss of a connection, idle or lent out', async () => {
    const database = await server().createDatabase({ schema: 'none' });
    const lost: string[] = [];
    const pool = await openPool(database.connectionString, { onIdleError: (error) => lost.push(error.message) });
    cleanups.push(() => pool.end());
    const lent = await pool.connect();
    const gone = new Promise((resolve) => lent.once('end', resolve));
    const { rows } = await lent.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await gone;
    await expect(lent.query('SELECT 1')).rejects.toThrow();
    lent.release();
    await pool.query('SELECT 1');
    await database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await expect.poll(() => lost.length).toBe(1);
    expect((await pool.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
  });

  test('says that nothing answers', async () => {
    const { port, close } = await listen(() => undefined);
    await close();
    await expectRefusal(`postgres://someone:secret-word@127.0.0.1:${port}/db`, 'unreachable', `127.0.0.1:${port}/db`);
    await expectRefusal(`postgres://someone:secret-word@localhost:${port}/db`, 'unreachable', `localhost:${port}/db`);
  });

  test('gives up on a server that accepts and stays silent', async () => {
    const { port, close } = await listen(() => undefined);
    cleanups.push(close);
    const address = `postgres://someone:secret-word@127.0.0.1:${port}/db`;
    const before = performance.now();
    await expectRefusal(address, 'unreachable', 'in time', { connectTimeoutMs: 200 });
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  test('gives up on a server that speaks another protocol', async () => {
    const { port, close } = await listen((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    cleanups.push(close);
    await expectRefusal(`postgres://someone:secret-word@127.0.0.1:${port}/db`, 'unreachable', String(port));
  });

  test('says that a host name is not known', async () => {
    const address = 'postgres://someone:secret-word@no-such-host.invalid/db';
    await expectRefusal(address, 'unreachable', 'no-such-host.invalid');
  });

  test('says that the password or the user is wrong', async () => {
    const { connectionString } = await server().createDatabase({ schema: 'none' });
    const wrong = new URL(connectionString);
    wrong.password = 'secret-word';
    await expectRefusal(wrong.href, 'wrong-password', wrong.host);
    wrong.username = 'nobody-we-know';
    await expectRefusal(wrong.href, 'wrong-password', wrong.host);
  });

  test('says that the database does not exist', async () => {
    const { connectionString } = await server().createDatabase({ schema: 'none' });
    await expectRefusal(connectionString.replace(/\/[^/]+$/u, '/missing_one'), 'no-database', '/missing_one');
  });

  test.each(['', 'localhost:5432', 'mysql://a:secret-word@b/c', 'postgres://a:secret-word@b:port/c'])(
    'refuses %j as an address without repeating it',
    async (address) => {
      await expectRefusal(address, 'bad-address', 'postgres://user:password@host:5432/database');
    },
  );
});

describe('explainConnectionError', () => {
  test.each([
    ['42501', 'no-privilege'],
    ['53300', 'too-many-connections'],
    ['53100', 'data-directory-full'],
    ['57P03', 'not-ready'],
    ['28000', 'wrong-password'],
    ['EAI_AGAIN', 'unreachable'],
    ['unheard of', 'unreachable'],
    ['constructor', 'unreachable'],
  ])('turns %s into %s', (code, expected) => {
    const cause = Object.assign(new Error('below'), { code });
    const error = explainConnectionError(cause, 'host:1/db');
    expect(error).toMatchObject({ code: expected, cause });
    expect(error.message).toContain('host:1/db');
    expect(error.message).not.toContain('\n');
  });

  test('tells of a pooler that refuses a setting', () => {
    const cause = Object.assign(new Error('unsupported startup parameter: statement_timeout'), { code: '08P01' });
    expect(explainConnectionError(cause, 'host:1/db')).toMatchObject({
      code: 'pooler',
      message: expect.stringContaining('ignore_startup_parameters'),
    });
  });

  test('reads the reason of several refused addresses', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED ::1:1'), { code: 'OTHER' });
    expect(explainConnectionError(new AggregateError([refused]), 'x').message).toContain('ECONNREFUSED ::1:1');
  });

  test('passes on what is explained already', () => {
    const error = new StoreError('port', 'taken');
    expect(explainConnectionError(error, 'x')).toBe(error);
    expect(explainFileError(error, 'x')).toBe(error);
  });
});

test('explainVersion takes PostgreSQL 15 and newer', () => {
  expect(explainVersion(150_000, 'host:1/db')).toBeNull();
  expect(explainVersion(180_004, 'host:1/db')).toBeNull();
  expect(explainVersion(140_022, 'host:1/db')).toMatchObject({
    code: 'too-old',
    message: 'host:1/db is PostgreSQL 14; upgrade the server to 15 or newer',
  });
});

test('describeAddress leaves user and password out', () => {
  expect(describeAddress('postgres://me:secret-word@db.example:6000/notes')).toBe('db.example:6000/notes');
});

async function expectRefusal(address: string, code: string, text: string, options = {}): Promise<void> {
  const error = await openPool(address, options).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreError);
  expect(error).toMatchObject({ code, message: expect.stringContaining(text) });
  expect((error as Error).message).not.toContain('\n');
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('secret-word');
}

async function listen(onConnection: (socket: Socket) => void): Promise<{ port: number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const listener: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    onConnection(socket);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      listener.close(() => resolve());
    });
  return { port: address.port, close };
}
