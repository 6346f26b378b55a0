import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { openQueue, QueueError, type QueueOptions } from '../src/index.js';
import { startPooler, startSilentServer, startWebServer, type WrongServer } from './support/deaf-servers.js';
import { freePort } from './support/free-port.js';

const SECRET = 'hunter2';
const postgresUrl = inject('postgresUrl');
const redisUrl = inject('redisUrl');

/** Opens a queue that cannot be opened and checks what every such error owes its reader. */
async function refusal(options: QueueOptions): Promise<QueueError> {
  const begin = performance.now();
  const error = await openQueue(options).then(
    async (queue) => {
      await queue.close();
      return null;
    },
    (thrown: unknown) => thrown,
  );
  expect(performance.now() - begin).toBeLessThan(11_000);
  if (!(error instanceof QueueError)) throw new Error('it was opened, or failed with another error', { cause: error });
  expect(error.message).not.toContain(SECRET);
  expect(error.message).toMatch(/^[^\n]{20,300}\.$/);
  return error;
}

const onPostgres = (url: string): QueueOptions => ({ postgres: { connectionString: url } });

function changed(url: string, change: (parts: URL) => void): string {
  const parts = new URL(url);
  change(parts);
  return parts.href;
}

describe('a queue that cannot be opened says what to do', () => {
  let silent: WrongServer;
  let web: WrongServer;
  let admin: pg.Client;

  beforeAll(async () => {
    [silent, web] = await Promise.all([startSilentServer(), startWebServer()]);
    admin = new pg.Client(postgresUrl);
    await admin.connect();
    await admin.query(`CREATE ROLE guest LOGIN PASSWORD '${SECRET}'`);
    await admin.query('CREATE DATABASE empty');
  });
  afterAll(async () => {
    silent.close();
    web.close();
    await admin.end();
  });

  it('nothing listens', async () => {
    const port = await freePort();
    for (const options of [
      { redisUrl: `redis://:${SECRET}@127.0.0.1:${port}` },
      onPostgres(`postgres://me:${SECRET}@127.0.0.1:${port}/notes`),
    ]) {
      const error = await refusal(options);
      expect(error.code).toBe('unreachable');
      expect(error.message).toContain(`127.0.0.1:${port}`);
      expect(error.message).toContain('ECONNREFUSED');
      expect(error.message).toMatch(/(REDIS|DATABASE)_URL/);
    }
  });

  it('the host has no address', async () => {
    expect(await refusal({ redisUrl: `redis://:${SECRET}@nowhere.invalid` })).toMatchObject({ code: 'unreachable' });
    expect(await refusal(onPostgres(`postgres://me:${SECRET}@nowhere.invalid/notes`))).toMatchObject({
      code: 'unreachable',
    });
  });

  it('the server never answers', async () => {
    const address = `127.0.0.1:${silent.port}`;
    const errors = await Promise.all([
      refusal({ redisUrl: `redis://:${SECRET}@${address}` }),
      refusal(onPostgres(`postgres://me:${SECRET}@${address}/notes`)),
    ]);
    expect(errors.map(({ code }) => code)).toEqual(['unreachable', 'unreachable']);
  });

  it('the server is another one', async () => {
    const address = `127.0.0.1:${web.port}`;
    expect(await refusal({ redisUrl: `redis://:${SECRET}@${address}` })).toMatchObject({
      code: 'unsupported',
      message: `What answers at ${address} is not Redis: correct REDIS_URL.`,
    });
    const error = await refusal(onPostgres(`postgres://me:${SECRET}@${address}/notes`));
    expect(['unreachable', 'failed']).toContain(error.code);
  });

  it('a pooler is between, which lends connections out', async () => {
    const pooler = await startPooler();
    const error = await refusal(onPostgres(`postgres://me:${SECRET}@127.0.0.1:${pooler.port}/notes`));
    pooler.close();
    expect(error.code).toBe('unsupported');
    expect(error.message).toMatch(/startup parameter: options\): a pooler needs REDIS_URL beside it\.$/);
  });

  it.skipIf(redisUrl === null)('Redis wants another password, or any', async () => {
    const wrong = changed(redisUrl ?? '', (url) => {
      url.password = SECRET;
    });
    const none = changed(redisUrl ?? '', (url) => {
      url.password = '';
    });
    for (const url of [wrong, none]) {
      const error = await refusal({ redisUrl: url });
      expect(error.code).toBe('access-denied');
      expect(error.message).toMatch(/password: correct them in REDIS_URL\.$/);
    }
  });

  it.skipIf(redisUrl === null)('Redis has no such database', async () => {
    const url = changed(redisUrl ?? '', (parts) => {
      parts.pathname = '/4711';
    });
    expect(await refusal({ redisUrl: url })).toMatchObject({
      code: 'failed',
      message: expect.stringContaining('/4711'),
    });
  });

  it('PostgreSQL wants another password or user', async () => {
    for (const change of [
      (url: URL) => {
        url.password = SECRET;
      },
      (url: URL) => {
        url.username = 'nobody';
      },
    ]) {
      const error = await refusal(onPostgres(changed(postgresUrl, change)));
      expect(error.code).toBe('access-denied');
      expect(error.message).toMatch(/password: correct them in DATABASE_URL\.$/);
    }
  });

  it('there is no such database', async () => {
    const url = changed(postgresUrl, (parts) => {
      parts.pathname = '/missing';
    });
    expect((await refusal(onPostgres(url))).message).toMatch(/^There is no database .*\/missing: create it/);
  });

  it('the user may not create the tables', async () => {
    const url = changed(postgresUrl, (parts) => {
      parts.username = 'guest';
      parts.password = SECRET;
      parts.pathname = '/empty';
    });
    const error = await refusal(onPostgres(url));
    expect(error.code).toBe('access-denied');
    expect(error.message).toContain('grant the user CREATE and TEMPORARY');
  });

  it('the options make no sense', async () => {
    expect(await refusal({})).toMatchObject({ code: 'invalid-options' });
    expect(await refusal({ redisUrl: 'redis://a:b:c:d' })).toMatchObject({ code: 'invalid-options' });
    expect(await refusal(onPostgres('postgres://me@[db/notes'))).toMatchObject({ code: 'invalid-options' });
    expect(await refusal({ ...onPostgres(postgresUrl), prefix: 'a:b' })).toMatchObject({ code: 'invalid-options' });
  });
});

describe('a queue in PostgreSQL', () => {
  it('is opened by several processes at once on an empty database', async () => {
    const admin = new pg.Client(postgresUrl);
    await admin.connect();
    await admin.query('CREATE DATABASE shared');
    await admin.end();
    const url = changed(postgresUrl, (parts) => {
      parts.pathname = '/shared';
    });
    const queues = await Promise.all(Array.from({ length: 6 }, () => openQueue(onPostgres(url))));
    await Promise.all(queues.map((queue) => queue.add('read', { postId: 1, revision: 1 })));
    expect(await queues[0]?.counts()).toMatchObject({ waiting: 1 });
    await Promise.all(queues.map((queue) => queue.close()));
  });

  it('keeps the options of the connection string beside its own search path', async () => {
    const url = changed(postgresUrl, (parts) => {
      parts.searchParams.set('options', '-c statement_timeout=12345');
    });
    const queue = await openQueue({ ...onPostgres(url), prefix: 'options' });
    await queue.add('read', { postId: 1, revision: 1 });
    expect(await queue.counts()).toMatchObject({ waiting: 1 });
    await queue.close();
  });

  it('leaves no connection behind when it is closed', async () => {
    const admin = new pg.Client(postgresUrl);
    await admin.connect();
    const mine = `${postgresUrl}?application_name=left-behind`;
    const queue = await openQueue({ ...onPostgres(mine), prefix: 'closing' });
    await queue.process({ read: async () => undefined }, { concurrency: 2 });
    await queue.add('read', { postId: 1, revision: 1 });
    await queue.close();
    const names = "('left-behind', 'closing-read')";
    // The server takes a moment to see that a connection was closed.
    await vi.waitFor(async () => {
      const { rows } = await admin.query(`SELECT pid FROM pg_stat_activity WHERE application_name IN ${names}`);
      expect(rows).toEqual([]);
    });
    await admin.end();
  });
});
