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
  const own = await freePort();
  const proxy = createServer((socket) => {
    const onward = connect(Number(port), hostname);
    socket.pipe(onward).pipe(socket);
    for (const side of [socket, onward]) side.on('error', () => side.destroy());
  });
  const url = new URL(database.connectionString);
  url.port = String(own);
  return {
    environment: { DATABASE_URL: url.href },
    open: () => proxy.listen(own, '127.0.0.1'),
    close: () => proxy.close(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('a database that is not up yet', () => {
  test('is waited for by a service, which says so everywhere, and then runs', async () => {
    const late = await lateDatabase();
    const port = await freePort();
    const ask = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: response.status, text: await response.text() };
    };
    const signals = new EventEmitter();
    const found: Record<string, Awaited<ReturnType<typeof ask>>> = {};
    let told = '';
    const ran = run(['worker'], {
      environment: { ...late.environment, FIELDNOTES_HTTP_PORT: String(port) },
      signals,
      onStderr: (text) => {
        told += text;
        if (!text.includes('PostgreSQL is not there yet')) return;
        void Promise.all([ask('/healthz'), ask('/readyz')]).then(([alive, waiting]) => {
          Object.assign(found, { alive, waiting });
          late.open();
        });
      },
      onStdout: (text) => {
        if (!text.includes('Running.')) return;
        void Promise.all([ask('/readyz'), ask('/metrics')]).then(([ready, metrics]) => {
          Object.assign(found, { ready, metrics });
          signals.emit('SIGTERM', 'SIGTERM');
        });
      },
    });
    expect(await ran).toMatchObject({ status: 0 });
    late.close();
    expect(told.match(/PostgreSQL is not there yet/g)).toHaveLength(1);
    expect(told).toContain('PostgreSQL is there');
    expect(found).toMatchObject({ alive: { status: 200 }, waiting: { status: 503 }, ready: { status: 200 } });
    expect(JSON.parse(found.ready?.text ?? '')).toEqual({
      status: 'ready',
      checks: { database: 'up', queue: 'up', worker: 'up', learner: 'up', poller: 'up', pusher: 'up' },
    });
    for (const series of ['fieldnotes_queue_jobs{kind="read",state="waiting"} 0', 'fieldnotes_feeds{state="well"} 0']) {
      expect(found.metrics?.text).toContain(series);
    }
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
