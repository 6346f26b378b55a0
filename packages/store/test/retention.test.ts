import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EVERYTHING, openStore, type Store } from '../src/index.js';
import { startTestServer, type TestDatabase, type TestServer } from '../src/testing.js';
import { draft, reading } from './support/posts.js';

const CHANNEL = '11';
const LATER = new Date(Date.now() + 60_000);
const EARLIER = new Date(Date.now() - 60_000);

let server: TestServer;
let database: TestDatabase;
let store: Store;
let feedId: number;
let subscriptionId: number;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

beforeEach(async () => {
  database = await server.createDatabase();
  const log = { debug() {}, info() {}, warn() {} };
  store = await openStore({ databaseUrl: database.connectionString, dataDirectory: 'unused', log });
  await store.guilds.ensure({ id: '1', name: 'Guild' });
  feedId = (await store.feeds.ensure('https://blog.example/feed', 'Blog')).id;
  subscriptionId = (await follow()).subscription.id;
  return async () => {
    await store.close();
    await database.drop();
  };
});

const follow = (backfill?: { latest: number }) =>
  store.subscriptions.follow({
    guildId: '1',
    channelId: CHANNEL,
    feedId,
    followerId: '7',
    style: 'rich',
    filter: EVERYTHING,
    mentionRoleId: null,
    crosspost: false,
    burstLimit: 5,
    ...(backfill === undefined ? {} : { backfill }),
  });

async function publish(...titles: readonly (readonly [identity: string, title: string])[]): Promise<void> {
  for (const [identity, title] of titles) {
    const { changed } = await store.posts.put(feedId, [draft({ identity, title })]);
    for (const revision of changed) await store.readings.save(revision, 'v1', reading([['xen']]));
  }
}

/** Sends what is open, all of it in one message where `digest` says so. */
async function drain({ digest = false } = {}): Promise<void> {
  await store.channels.claim(CHANNEL, 'test', 60_000);
  for (let next = await store.deliveries.head(CHANNEL); next; next = await store.deliveries.head(CHANNEL)) {
    if (digest) await store.deliveries.gather(next.id);
    await store.deliveries.begin(next.id, 'test');
    const place = { messageId: String(1000 + next.id), channelId: CHANNEL, threadId: null };
    if (next.kind === 'edit') await store.deliveries.edited(next.id, next.revision);
    else await store.deliveries.sent(next.id, place, { shownRevision: next.revision });
  }
  await store.channels.release(CHANNEL, 'test');
}

const kept = async () =>
  (await store.deliveries.recent(subscriptionId, 99)).map(({ kind, postTitle }) => `${kind} ${postTitle}`);

describe('old deliveries', () => {
  it('are removed a batch at a time, and announced by nothing again: no edit, no backfill, no other reading', async () => {
    await publish(['a', 'A'], ['b', 'B'], ['c', 'C']);
    await drain();
    expect(await store.retention.pruneDeliveries(EARLIER, 10)).toBe(0);
    const removed = [];
    for (let count = 0; count < 4; count++) removed.push(await store.retention.pruneDeliveries(LATER, 1));
    expect(removed).toEqual([1, 1, 1, 0]);
    expect(await kept()).toEqual([]);

    await publish(['a', 'A, edited'], ['b', 'B, edited']);
    expect((await follow({ latest: 10 })).backfilled).toBe(0);
    expect(await kept()).toEqual([]);
    await publish(['d', 'D']);
    expect(await kept()).toEqual(['announce D']);
  });

  it('stay as long as they are open, or an edit of them is', async () => {
    await publish(['sent', 'sent'], ['edited', 'edited']);
    await drain();
    await publish(['edited', 'edited again'], ['waiting', 'waiting']);
    expect(await store.retention.pruneDeliveries(LATER, 10)).toBe(1);
    expect(await kept()).toEqual(['announce waiting', 'edit edited again', 'announce edited again']);
    await drain();
    expect(await store.retention.pruneDeliveries(LATER, 10)).toBe(3);
  });

  it('stay as long as they have to be crossposted, which one does at a time', async () => {
    await publish(['a', 'A']);
    const head = await store.deliveries.head(CHANNEL);
    const id = head?.id ?? 0;
    const place = { messageId: '1000', channelId: CHANNEL, threadId: null };
    await store.deliveries.sent(id, place, { shownRevision: 1, crosspost: true });
    expect(await store.retention.pruneDeliveries(LATER, 10)).toBe(0);
    expect(await store.deliveries.dueCrossposts(10)).toEqual([]);
    await store.deliveries.crossposted(id, 0, 'to be tried again');
    expect(await store.deliveries.dueCrossposts(10)).toEqual([{ id, messageId: '1000', channelId: CHANNEL }]);
    expect(await store.deliveries.dueCrossposts(10)).toEqual([]);
    await store.deliveries.crossposted(id, null);
    expect(await store.retention.pruneDeliveries(LATER, 10)).toBe(1);
  });

  it('of a digest go together, or not while one of its posts has an edit to come', async () => {
    await publish(['a', 'A'], ['b', 'B'], ['c', 'C']);
    await drain({ digest: true });
    await publish(['b', 'B, edited']);
    expect(await store.retention.pruneDeliveries(LATER, 1)).toBe(0);
    await drain();
    expect(await store.retention.pruneDeliveries(LATER, 1)).toBe(3);
    expect(await store.retention.pruneDeliveries(LATER, 1)).toBe(1);
  });

  it('that were skipped or failed are announced by nothing either', async () => {
    await publish(['a', 'A']);
    const head = await store.deliveries.head(CHANNEL);
    await store.deliveries.failed(head?.id ?? 0, 'Discord will never take it');
    expect(await store.retention.pruneDeliveries(LATER, 10)).toBe(1);
    await publish(['a', 'A, edited']);
    expect(await kept()).toEqual([]);
  });
});

describe('old questions', () => {
  const ask = async (continues?: number) => {
    const admission = await store.questions.admit(
      { guildId: '1', channelId: '2', memberId: '3', text: 'Xen?', continues },
      { perMember: 99, perGuild: 99, windowMs: 60_000 },
    );
    if (admission.kind !== 'admitted') throw new Error('it was not admitted');
    return admission.id;
  };

  it('are removed oldest first; one that goes on from them stays', async () => {
    const first = await ask();
    const second = await ask(first);
    expect(await store.retention.pruneQuestions(EARLIER, 9)).toBe(0);
    expect(await store.retention.pruneQuestions(LATER, 1)).toBe(1);
    expect(await store.questions.get(first)).toBeUndefined();
    expect(await store.questions.citedSoFar(second)).toEqual([]);
    expect(await store.retention.pruneQuestions(LATER, 9)).toBe(1);
  });
});

it('forgets old requests for feeds', async () => {
  const id = await store.feedRequests.add('https://blog.example/');
  expect(await store.retention.pruneFeedRequests(EARLIER, 9)).toBe(0);
  expect(await store.retention.pruneFeedRequests(LATER, 9)).toBe(1);
  expect(await store.feedRequests.get(id)).toBeUndefined();
});
