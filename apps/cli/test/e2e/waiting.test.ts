import { EventEmitter, once } from 'node:events';
import { connect, createServer } from 'node:net';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../support/program.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A port on which nothing listens until `open` is called: then it leads to the database. */
async function lateDatabase() {
  const database = await server.createDatabase({ schema: 'none' });
  const { hostname, port } = new URL(database.connectionString);
  const proxy = createServer((socket) => {
    const onward = connect(Number(port), hostname);
    socket.pipe(onward).pipe(socket);
    for (const side of [socket, onward]) side.on('error', () => side.destroy());
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  proxy.close();
  await once(proxy, 'close');
  const url = new URL(database.connectionString);
  url.port = String(own);
  return {
    environment: { DATABASE_URL: url.href },
    open: () => proxy.listen(own, '127.0.0.1'),
    close: () => proxy.close(),
  };
}

describe('a database that is not up yet', () => {
  test('is waited for by a service, which says so, and then runs', async () => {
    const late = await lateDatabase();
    const signals = new EventEmitter();
    let told = '';
    const ran = run(['worker'], {
      environment: late.environment,
      signals,
      onStderr: (text) => {
        told += text;
        if (text.includes('PostgreSQL is not there yet')) late.open();
      },
      onStdout: (text) => {
        if (text.includes('Running.')) signals.emit('SIGTERM', 'SIGTERM');
      },
    });
    expect(await ran).toMatchObject({ status: 0 });
    late.close();
    expect(told.match(/PostgreSQL is not there yet/g)).toHaveLength(1);
    expect(told).toContain('PostgreSQL is there');
  });

  test('does not keep a service from ending when it is asked to', async () => {
    const { environment } = await lateDatabase();
    const signals = new EventEmitter();
    const onStderr = (text: string) => {
      if (text.includes('is not there yet')) signals.emit('SIGTERM', 'SIGTERM');
    };
    expect(await run(['worker'], { environment, signals, onStderr })).toMatchObject({ status: 0 });
  });

  test('is an error at once for a command that ends by itself, and for a service that may not wait', async () => {
    const { environment } = await lateDatabase();
    for (const [line, more] of [
      [['posts'], {}],
      [['migrate'], {}],
      [['worker'], { FIELDNOTES_START_DEADLINE: '0' }],
    ] as const) {
      const ran = await run(line, { environment: { ...environment, ...more } });
      expect(ran).toMatchObject({ status: 1, stderr: expect.stringMatching(/^fieldnotes: Nothing answers at /) });
    }
  });
});

test('migrate says what it did, and does it once', async () => {
  const { connectionString } = await server.createDatabase({ schema: 'none' });
  const environment = { DATABASE_URL: connectionString };
  expect(await run(['migrate'], { environment })).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^\d+ migrations applied: version 0 became version \d+\.\n$/),
  });
  expect(await run(['migrate'], { environment })).toMatchObject({
    stdout: expect.stringMatching(/^The tables are up to date: version \d+\.\n$/),
  });
});

describe('a bot without a token', () => {
  test('is wrong settings, named with all others, before anything is touched', async () => {
    const environment = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', FIELDNOTES_STOP_DEADLINE: 'soon' };
    const { status, stdout, stderr } = await run(['bot'], { environment });
    expect({ status, stdout }).toEqual({ status: 78, stdout: '' });
    expect(stderr).toMatch(
      /The settings have 2 problems:\n {2}FIELDNOTES_STOP_DEADLINE .*\n {2}DISCORD_TOKEN is not set/,
    );
  });

  test('waits to be stopped where that is asked for', async () => {
    const { connectionString } = await server.createDatabase();
    const signals = new EventEmitter();
    const onStdout = (text: string) => {
      if (text.includes('No bot: DISCORD_TOKEN is not set')) signals.emit('SIGTERM', 'SIGTERM');
    };
    const ran = await run(['bot', '--optional'], {
      environment: { DATABASE_URL: connectionString },
      signals,
      onStdout,
    });
    expect(ran.status).toBe(0);
  });
});
