import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EVERYTHING } from '../src/filter.js';
import { openStore, type Store } from '../src/store.js';
import type { FollowRequest } from '../src/subscriptions.js';
import { startTestServer, type TestDatabase, type TestServer } from '../src/testing.js';
import { draft, reading } from './support/posts.js';

const GUILD = '1100000000000000001';
const CHANNEL = '1100000000000000002';
const log = { debug() {}, info() {}, warn() {} };

let server: TestServer;
let database: TestDatabase;
let store: Store;
let feedId: number;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
});
afterAll(() => server?.stop());

beforeEach(async () => {
  database = await server.createDatabase();
  store = await openStore({ databaseUrl: database.connectionString, dataDirectory: 'unused', log });
  await store.guilds.ensure({ id: GUILD, name: 'Guild' });
  feedId = (await store.feeds.ensure('https://blog.example/feed', 'Blog')).id;
  return async () => {
    await store.close();
    await database.drop();
  };
});

const follow = (members: Partial<FollowRequest> = {}) =>
  store.subscriptions.follow({
    guildId: GUILD,
    channelId: CHANNEL,
    feedId,
    followerId: '7',
    style: 'rich',
    filter: EVERYTHING,
    mentionRoleId: null,
    crosspost: false,
    burstLimit: 5,
    ...members,
  });

/** Stores a post and reads it, as the worker does. */
async function publish(
  identity: string,
  day: number,
  members: { title?: string; topics?: string[]; version?: string } = {},
) {
  const { title = identity, topics = [], version = 'v1' } = members;
  const { changed } = await store.posts.put(feedId, [
    draft({ identity, title, publishedAt: new Date(Date.UTC(2026, 0, day)) }),
  ]);
  const [revision] = changed;
  if (revision === undefined) throw new Error('nothing changed');
  await read(revision, topics, version);
  return revision;
}

async function read(revision: { postId: number; revision: number }, topics: string[] = [], version = 'v1') {
  const evidence = topics.map((topic) => ({ topic, score: 1, evidence: [] }));
  return store.readings.save(revision, version, reading([['xen']], { topics: evidence }));
}

const kinds = async (id: number) => (await store.deliveries.recent(id, 99)).map(({ kind }) => kind);
const titles = async (id: number) =>
  (await store.deliveries.recent(id, 99)).map(({ postTitle }) => postTitle).reverse();
const place = { messageId: '1100000000000000009', channelId: CHANNEL, threadId: null };

/** Sends everything that is open in the channel, as the bot does, and gives the ids of the posts in order. */
async function drain(): Promise<number[]> {
  const posts: number[] = [];
  expect(await store.channels.claim(CHANNEL, 'test', 60_000)).toBe(0);
  for (
    let next = await store.deliveries.head(CHANNEL);
    next !== undefined;
    next = await store.deliveries.head(CHANNEL)
  ) {
    expect(await store.deliveries.begin(next.id, 'test')).toBe(true);
    await store.deliveries.sent(next.id, place, { shownRevision: next.revision });
    posts.push(next.postId);
  }
  await store.channels.release(CHANNEL, 'test');
  return posts;
}

describe('following', () => {
  it('announces nothing of the past, and each later post once', async () => {
    const past = await publish('past', 1);
    const { kind, subscription, backfilled } = await follow();
    expect([kind, backfilled]).toEqual(['followed', 0]);
    const later = await publish('later', 2);
    expect(await read(later)).toBe('current');
    await read(past, [], 'v2');
    await read(later, [], 'v2');
    expect(await titles(subscription.id)).toEqual(['later']);
  });

  it('announces a revision of the past no more than the past', async () => {
    await publish('past', 1);
    const { subscription } = await follow();
    await publish('past', 1, { title: 'past, edited' });
    expect(await titles(subscription.id)).toEqual([]);
  });

  it('announces the latest, or those since a date, when asked; only what the filter lets through', async () => {
    for (const day of [3, 1, 2]) await publish(`day ${day}`, day, { topics: day === 2 ? ['USB'] : ['Xen'] });
    const latest = await follow({ backfill: { latest: 2 } });
    expect(latest.backfilled).toBe(2);
    expect(await titles(latest.subscription.id)).toEqual(expect.arrayContaining(['day 2', 'day 3']));
    const since = await follow({
      channelId: '12',
      backfill: { since: new Date('2026-01-02') },
      filter: { ...EVERYTHING, any: ['xen'] },
    });
    expect(await titles(since.subscription.id)).toEqual(['day 3']);
  });

  it('again changes the settings and announces nothing twice', async () => {
    await publish('past', 1);
    const { subscription } = await follow({ backfill: { latest: 1 } });
    const again = await follow({ style: 'compact', backfill: { latest: 1 } });
    expect(again).toMatchObject({
      kind: 'changed',
      backfilled: 0,
      subscription: { id: subscription.id, style: 'compact' },
    });
  });

  it('knows a post that is just being stored as one of the future', async () => {
    const putting = store.posts.put(feedId, [draft({ identity: 'racing' })]);
    const [{ changed }, { subscription }] = await Promise.all([putting, follow()]);
    const stored = (await store.posts.list({ limit: 9 })).length;
    for (const revision of changed) await read(revision);
    // Whoever was first: the post is announced if and only if the subscription was there before it.
    const { rows } = { rows: await titles(subscription.id) };
    expect(stored).toBe(1);
    expect(rows.length).toBeLessThanOrEqual(1);
  });
});

describe('a revision', () => {
  it('edits what was announced, whatever the filter says now', async () => {
    const { subscription } = await follow({ filter: { ...EVERYTHING, any: ['Xen'] } });
    await publish('post', 1, { topics: ['Xen'] });
    await publish('post', 1, { title: 'edited', topics: [] });
    expect(await kinds(subscription.id)).toEqual(['edit', 'announce']);
    await drain();
    expect((await store.deliveries.recent(subscription.id, 9)).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('is announced when it is the first that the filter lets through', async () => {
    const { subscription } = await follow({ filter: { ...EVERYTHING, any: ['Xen'] } });
    await publish('post', 1);
    expect(await kinds(subscription.id)).toEqual([]);
    await publish('post', 1, { title: 'edited', topics: ['Xen'] });
    expect(await kinds(subscription.id)).toEqual(['announce']);
  });
});

describe('the order of a channel', () => {
  it('is that of publication, over all its feeds', async () => {
    await follow({ burstLimit: 0 });
    const posts = [];
    for (const day of [5, 1, 4, 2, 3]) posts.push([day, (await publish(`day ${day}`, day)).postId] as const);
    const expected = posts.toSorted(([a], [b]) => a - b).map(([, id]) => id);
    expect(await drain()).toEqual(expected);
  });

  it('waits for posts of its feeds that are stored and not read', async () => {
    await follow();
    await publish('read', 2);
    expect(await store.deliveries.head(CHANNEL)).toMatchObject({ awaitsReading: false });
    const { changed } = await store.posts.put(feedId, [draft({ identity: 'unread' })]);
    expect(await store.deliveries.head(CHANNEL)).toMatchObject({ awaitsReading: true });
    for (const revision of changed) await read(revision);
    expect(await store.deliveries.head(CHANNEL)).toMatchObject({ awaitsReading: false, waiting: 2 });
  });

  it('puts what may have been sent first', async () => {
    await follow();
    await publish('later', 2);
    await store.channels.claim(CHANNEL, 'test', 60_000);
    const first = await store.deliveries.head(CHANNEL);
    await store.deliveries.begin(first?.id ?? 0, 'test');
    await publish('earlier', 1);
    expect(await store.deliveries.head(CHANNEL)).toMatchObject({ id: first?.id, attempts: 1, nonce: first?.nonce });
    await store.deliveries.unsent(first?.id ?? 0, 'refused', null);
    expect((await store.deliveries.head(CHANNEL))?.id).not.toBe(first?.id);
  });
});

describe('a digest', () => {
  it('sends its members with the one that leads it', async () => {
    const { subscription } = await follow();
    for (const day of [2, 1, 3]) await publish(`day ${day}`, day);
    const lead = await store.deliveries.head(CHANNEL);
    expect(lead).toMatchObject({ waiting: 3, leadsDigest: false });
    await store.deliveries.gather(lead?.id ?? 0);
    expect((await store.deliveries.digest(lead?.id ?? 0)).postIds).toHaveLength(3);
    expect(await store.deliveries.head(CHANNEL)).toMatchObject({ id: lead?.id, leadsDigest: true });
    expect(await drain()).toEqual([lead?.postId]);
    const all = await store.deliveries.recent(subscription.id, 9);
    expect(all.map(({ state, place: where, inDigest }) => [state, where?.messageId, inDigest])).toEqual(
      Array.from({ length: 3 }, () => ['sent', place.messageId, true]),
    );
    expect(await store.deliveries.postsAnnouncedIn(place.messageId)).toHaveLength(3);
    await publish('day 2', 2, { title: 'edited' });
    expect(await store.deliveries.head(CHANNEL)).toMatchObject({ kind: 'edit', announcedInDigest: lead?.id });
  });
});

describe('the end of a pause', () => {
  /** Three posts came during a pause of the subscription, the last of which is not read yet. */
  async function paused() {
    const { subscription } = await follow({ burstLimit: 2 });
    const { id } = subscription;
    await store.subscriptions.pause(id, 'by-member');
    for (const day of [1, 2, 3]) await publish(`day ${day}`, day);
    const { changed } = await store.posts.put(feedId, [draft({ identity: 'day 4', title: 'day 4' })]);
    expect(await store.subscriptions.missed(id)).toBe(3);
    return { id, readLast: async () => read(changed[0] ?? expect.unreachable()) };
  }
  const waiting = async () => {
    const { id = 0, waiting: count, toldAs } = (await store.deliveries.head(CHANNEL)) ?? {};
    return { id, count, toldAs };
  };

  it('leaves out what was missed, and announces what comes then', async () => {
    const { id, readLast } = await paused();
    expect(await store.subscriptions.resume(id, 'skip')).toBe(true);
    expect(await store.subscriptions.resume(id, 'all')).toBe(false);
    await readLast();
    expect(await store.deliveries.head(CHANNEL)).toBeUndefined();
    expect((await store.deliveries.recent(id, 9)).map(({ state }) => state)).toEqual(Array(3).fill('skipped'));
    await publish('day 5', 5);
    expect(await drain()).toHaveLength(1);
  });

  it('gathers all that was missed in one digest, and nothing else', async () => {
    const { id, readLast } = await paused();
    await store.subscriptions.resume(id, 'digest');
    await publish('day 5', 5);
    await readLast();
    const head = await waiting();
    expect(head).toMatchObject({ count: 4, toldAs: 'digest' });
    await store.deliveries.gather(head.id);
    expect((await store.deliveries.digest(head.id)).postIds).toHaveLength(4);
    expect(await drain()).toHaveLength(2);
  });

  it('has each post announced by itself, however many there are', async () => {
    const { id, readLast } = await paused();
    await store.subscriptions.resume(id, 'all');
    await readLast();
    expect(await waiting()).toMatchObject({ count: 0, toldAs: 'all' });
    expect(await drain()).toHaveLength(4);
  });

  it('takes apart a digest that the pause has cut short, and leaves alone one that somebody else sends', async () => {
    const other = (await store.feeds.ensure('https://other.example/feed', 'Other')).id;
    const { subscription: mine } = await follow({ burstLimit: 1 });
    const { subscription: theirs } = await follow({ feedId: other, burstLimit: 1 });
    await publish('mine', 2);
    const { changed } = await store.posts.put(other, [draft({ identity: 'theirs', title: 'theirs' })]);
    await read(changed[0] ?? expect.unreachable());
    const lead = await waiting();
    await store.deliveries.gather(lead.id);
    const [leads, follows] =
      (await store.deliveries.recent(mine.id, 1))[0]?.id === lead.id ? [mine, theirs] : [theirs, mine];
    await store.subscriptions.pause(follows.id, 'by-member');
    await store.subscriptions.resume(follows.id, 'all');
    expect((await store.deliveries.digest(lead.id)).postIds).toHaveLength(2);
    await store.subscriptions.pause(leads.id, 'by-member');
    await store.subscriptions.resume(leads.id, 'all');
    expect((await store.deliveries.digest(lead.id)).postIds).toHaveLength(0);
    expect(await drain()).toHaveLength(2);
  });
});

describe('announcements that wait for their time', () => {
  const daily = { rhythm: 'daily', minute: 0, day: 0, quietHours: null, timeZone: 'UTC' } as const;

  it('are sent in one digest when it has come, and at once when that is chosen meanwhile', async () => {
    const { subscription } = await follow({ timing: daily });
    expect(subscription.timing).toEqual(daily);
    const revision = await publish('day 1', 1);
    await publish('day 2', 2);
    expect(await store.deliveries.head(CHANNEL)).toBeUndefined();
    expect(await store.deliveries.channelsOf(revision)).toEqual([]);
    expect(await store.channels.waiting(9)).toEqual([]);
    expect((await store.figures()).deliveries).toEqual({ open: 2, oldestSeconds: 0 });
    await database.pool.query(`UPDATE delivery SET due_at = now() - interval '1 second'`);
    await publish('day 3', 3);
    expect(await store.channels.waiting(9)).toEqual([CHANNEL]);
    const head = await store.deliveries.head(CHANNEL);
    expect(head).toMatchObject({ toldAs: 'digest', waiting: 2 });
    await store.deliveries.gather(head?.id ?? 0);
    expect(await drain()).toHaveLength(1);
    expect((await store.deliveries.recent(subscription.id, 9)).map(({ state }) => state).sort()).toEqual([
      'pending',
      'sent',
      'sent',
    ]);
    await publish('day 1', 1, { title: 'day 1, edited' });
    expect(await store.deliveries.head(CHANNEL)).toMatchObject({ kind: 'edit' });
    expect(await drain()).toHaveLength(1);
    await store.subscriptions.change(subscription.id, { timing: { ...daily }, burstLimit: 1 });
    expect(await store.deliveries.head(CHANNEL)).toBeUndefined();
    const at = await store.subscriptions.change(subscription.id, { timing: null });
    expect(at?.timing).toBeNull();
    expect(await store.deliveries.head(CHANNEL)).toMatchObject({ toldAs: null, waiting: 1 });
  });
});

describe('the lease of a channel', () => {
  it('is held by one, prolonged, given back, and runs out', async () => {
    await follow();
    const { claim, renew, release, postpone } = store.channels;
    const claims = await Promise.all(['a', 'b', 'c'].map((holder) => claim(CHANNEL, holder, 60_000)));
    expect(claims.filter((failures) => failures !== null)).toHaveLength(1);
    const holder = ['a', 'b', 'c'][claims.findIndex((failures) => failures !== null)] ?? '';
    await renew(holder, ['999'], -1);
    await renew('d', [CHANNEL], -1);
    expect(await claim(CHANNEL, 'd', 60_000)).toBeNull();
    await renew(holder, [CHANNEL], -1);
    expect(await claim(CHANNEL, 'd', 60_000)).toBe(0);
    await release(CHANNEL, holder);
    expect(await claim(CHANNEL, 'e', 60_000)).toBeNull();
    await postpone(CHANNEL, 'd', 0, 1);
    expect(await claim(CHANNEL, 'e', 60_000)).toBe(1);
    await postpone(CHANNEL, 'e', 60_000, 2);
    expect(await claim(CHANNEL, 'f', 60_000)).toBeNull();
  });

  it('lets nobody begin who has lost it', async () => {
    await follow();
    await publish('post', 1);
    const { id = 0 } = (await store.deliveries.head(CHANNEL)) ?? {};
    await store.channels.claim(CHANNEL, 'a', 60_000);
    expect(await store.deliveries.begin(id, 'b')).toBe(false);
    await store.channels.renew('a', [CHANNEL], -1);
    expect(await store.deliveries.begin(id, 'a')).toBe(false);
  });

  it('leaves channels in line that have something to send', async () => {
    const { subscription } = await follow();
    expect(await store.channels.waiting(9)).toEqual([]);
    const revision = await publish('post', 1);
    expect(await store.channels.waiting(9)).toEqual([CHANNEL]);
    expect(await store.deliveries.channelsOf(revision)).toEqual([CHANNEL]);
    expect(await store.subscriptions.pause(subscription.id, 'missing permission')).toBe(true);
    expect(await store.subscriptions.pause(subscription.id, 'again')).toBe(false);
    expect(await store.channels.waiting(9)).toEqual([]);
    await publish('meanwhile', 2);
    expect(await store.subscriptions.get(subscription.id)).toMatchObject({ paused: { reason: 'missing permission' } });
    expect(await store.subscriptions.resume(subscription.id, 'all')).toBe(true);
    expect(await drain()).toHaveLength(2);
  });
});

describe('guilds and subscriptions', () => {
  it('are listed, changed and ended', async () => {
    const { subscription } = await follow();
    expect(await store.subscriptions.ofGuild(GUILD)).toEqual([subscription]);
    expect(await store.subscriptions.change(subscription.id, { mentionRoleId: '5' })).toMatchObject({
      mentionRoleId: '5',
      style: 'rich',
    });
    await store.subscriptions.setWebhook(subscription.id, { id: '6', token: 'secret' });
    expect(await store.subscriptions.webhook(subscription.id)).toEqual({ id: '6', token: 'secret' });
    expect(JSON.stringify(await store.subscriptions.ofGuild(GUILD))).not.toContain('secret');
    await publish('post', 1);
    expect(await store.subscriptions.unfollow(subscription.id)).toBe(true);
    expect(await store.subscriptions.unfollow(subscription.id)).toBe(false);
    expect(await store.deliveries.counts()).toMatchObject({ pending: 0 });
  });

  it('keep what a guild has set', async () => {
    await store.guilds.set(GUILD, { timeZone: 'Europe/Berlin', managerRoleId: '9' });
    expect(await store.guilds.ensure({ id: GUILD, name: 'Renamed', locale: 'de' })).toEqual({
      id: GUILD,
      name: 'Renamed',
      locale: 'en-US',
      timeZone: 'Europe/Berlin',
      managerRoleId: '9',
    });
    expect(await store.guilds.set(GUILD, { managerRoleId: null })).toMatchObject({
      managerRoleId: null,
      timeZone: 'Europe/Berlin',
    });
    expect(await store.guilds.set(GUILD, { timeZone: null })).toMatchObject({ timeZone: null });
    await store.guilds.remove(GUILD);
    expect(await store.guilds.get(GUILD)).toBeUndefined();
  });
});
