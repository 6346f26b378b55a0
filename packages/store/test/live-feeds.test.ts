import { beforeEach, describe, expect, it } from 'vitest';
import { liveFeedRecords } from '../src/live/live-feeds.js';
import { pollRecords } from '../src/live/polls.js';
import type { TestDatabase } from '../src/testing.js';
import { useTestServer } from './support/server.js';

const server = useTestServer();
let database: TestDatabase;

beforeEach(async () => {
  database = await server().createDatabase();
  return () => database.drop();
});

const records = () => ({ feeds: liveFeedRecords(database.pool), polls: pollRecords(database.pool) });
const address = (host: number, path = '/feed') => `https://host-${host}.example${path}`;

describe('claims', () => {
  it('give each due feed to one of many, one for each host', async () => {
    const { feeds, polls } = records();
    for (let host = 0; host < 30; host++) await feeds.follow(address(host), 'feed');
    for (let path = 0; path < 5; path++) await feeds.follow(address(0, `/${path}`), 'feed');
    const claims = await Promise.all(Array.from({ length: 8 }, (_, n) => polls.claim(`worker-${n}`, 10, 60_000)));
    const ids = claims.flat().map(({ feedId }) => feedId);
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
    expect(new Set(claims.flat().map(({ host }) => host)).size).toBe(30);
    expect(await polls.claim('late', 10, 60_000)).toEqual([]);
  });

  it('are given back, and then leave the host alone for the gap', async () => {
    const { feeds, polls } = records();
    await feeds.follow(address(1), 'feed');
    await feeds.follow(address(1, '/other'), 'other');
    const [first] = await polls.claim('one', 10, 60_000);
    expect(first?.url).toBe(address(1));
    await polls.settle('one', [], ['host-1.example'], 3_600_000);
    expect(await polls.claim('one', 10, 60_000)).toEqual([]);
    expect(await polls.enter('two', 'host-1.example', 60_000)).toBeGreaterThan(3_500_000);
    await database.pool.query('UPDATE poll_host SET free_at = now()');
    expect(await polls.claim('one', 10, 60_000)).toHaveLength(1);
  });

  it('end with their lease, and what comes later from who lost them is not kept', async () => {
    const { feeds, polls } = records();
    const { id } = await feeds.follow(address(1), 'feed');
    const [lost] = await polls.claim('slow', 10, 0);
    const [taken] = await polls.claim('quick', 10, 60_000);
    expect(taken).toEqual(lost);
    if (lost === undefined) throw new Error('nothing was claimed');
    const result = { feedId: id, url: lost.url, state: lost.state, dueInMs: 3_600_000, events: [] };
    await polls.settle('slow', [result], [lost.host], 0);
    expect((await feeds.status(id))?.polledAt).toBeNull();
    await polls.settle('quick', [result], [lost.host], 0);
    expect((await feeds.status(id))?.polledAt).not.toBeNull();
  });

  it('say when to look again', async () => {
    const { feeds, polls } = records();
    expect(await polls.idleMs(400)).toBe(400);
    await feeds.follow(address(1), 'feed', 200);
    expect(await polls.idleMs(400)).toBeLessThanOrEqual(200);
    await feeds.follow(address(2), 'feed');
    expect(await polls.idleMs(400)).toBe(0);
  });

  it('keep validators byte for byte', async () => {
    const { feeds, polls } = records();
    const { id } = await feeds.follow(address(1), 'feed');
    const [claimed] = await polls.claim('one', 1, 60_000);
    if (claimed === undefined) throw new Error('nothing was claimed');
    const validators = { etag: 'W/"a\u00e9\\"\t "', lastModified: "it's;--", url: claimed.url };
    const bodyHash = Buffer.from([0, 1, 255]);
    const state = { ...claimed.state, validators, bodyHash };
    await polls.settle('one', [{ feedId: id, url: claimed.url, state, dueInMs: 0, events: [] }], [claimed.host], 0);
    const [again] = await polls.claim('one', 1, 60_000);
    expect(again?.state).toEqual(state);
  });
});

describe('blame', () => {
  it('is taken back from feeds for what was our own outage', async () => {
    const { feeds, polls } = records();
    const ids = [];
    for (let host = 0; host < 3; host++) ids.push((await feeds.follow(address(host), 'feed')).id);
    const claimed = await polls.claim('one', 3, 60_000);
    const results = claimed.map(({ feedId, url, state }) => {
      const problem = { code: 'timeout', text: 'its server did not answer in time.' };
      const health = { ...state.health, failures: 1, failingSince: new Date(), problem };
      return { feedId, url, state: { ...state, health }, dueInMs: 3_600_000, events: [] };
    });
    await polls.settle(
      'one',
      results,
      claimed.map(({ host }) => host),
      0,
    );
    expect((await feeds.statuses()).map(({ state }) => state)).toEqual(['failing', 'failing', 'failing']);
    await polls.forgive(ids.slice(0, 2), 0);
    expect((await feeds.statuses()).map(({ state, problem }) => [state, problem === null])).toEqual([
      ['well', true],
      ['well', true],
      ['failing', false],
    ]);
    expect(await polls.claim('one', 3, 60_000)).toHaveLength(2);
  });
});

describe('tidying', () => {
  it('keeps what is of use', async () => {
    const { feeds, polls } = records();
    const { id } = await feeds.follow(address(1), 'feed');
    await feeds.pause(id);
    await polls.enter('one', 'only-redirected.example', 60_000);
    await polls.release('one', ['only-redirected.example']);
    await database.pool.query(`UPDATE poll_host SET free_at = now() - interval '2 days'`);
    await database.pool.query(
      `INSERT INTO feed_event (feed_id, kind, at) VALUES (${id}, 'moved', now() - interval '100 days')`,
    );
    await polls.tidy();
    expect((await feeds.events(id, 10)).map(({ kind }) => kind)).toEqual(['paused']);
    const { rows } = await database.pool.query('SELECT name FROM poll_host');
    expect(rows).toEqual([{ name: 'host-1.example' }]);
  });
});
