import { createReader, parseTaxonomy, sameStory, storyMarks } from '@fieldnotes/content';
import type { PostDraft } from '@fieldnotes/content/model';
import { EVERYTHING, openStore, type Store } from '@fieldnotes/store';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tagProposer } from '../src/learning/tag-proposer.js';
import { readPost } from '../src/read-post.js';

const QUIET = { debug: () => undefined, info: () => undefined, warn: () => undefined };
const reader = createReader({ taxonomy: parseTaxonomy('topics:\n  - name: Xen\n    signals: [xen]\n') });
const dependencies = () => ({
  store,
  queue: { add: async () => 'added' as const },
  readers: { current: async () => reader },
  tags: tagProposer(store),
});

let server: TestServer;
let store: Store;
let query: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
});
afterAll(() => server?.stop());

beforeEach(async () => {
  const database = await server.createDatabase();
  store = await openStore({ databaseUrl: database.connectionString, dataDirectory: 'unused', log: QUIET });
  query = async (text, values = []) => (await database.pool.query<Record<string, unknown>>(text, values)).rows;
  await store.guilds.ensure({ id: '1', name: 'Guild' });
  return async () => {
    await store.close();
    await database.drop();
  };
});

/** A feed that is followed in the channels. */
async function feed(name: string, channels: readonly string[] = ['2']): Promise<number> {
  const { id } = await store.feeds.ensure(`https://${name}.example/feed`, name);
  for (const channelId of channels) {
    await store.subscriptions.follow({
      guildId: '1',
      channelId,
      feedId: id,
      followerId: '3',
      style: 'rich',
      filter: EVERYTHING,
      mentionRoleId: null,
      crosspost: false,
      burstLimit: 0,
    });
  }
  return id;
}

function draft(members: Partial<PostDraft>): PostDraft {
  const { body = 'Xen runs guests.' } = members;
  const blocks = [{ kind: 'paragraph' as const, start: 0, end: body.length }];
  const rest = { author: null, publishedAt: null, tags: [], image: null, language: 'en' };
  return { ...rest, identity: 'one', source: 'feed', url: null, title: 'A post', body, blocks, ...members };
}

async function publish(feedId: number, members: Partial<PostDraft>): Promise<void> {
  const { changed } = await store.posts.put(feedId, [draft(members)]);
  for (const revision of changed) await readPost(revision, dependencies());
}

const deliveries = () =>
  query(
    `SELECT delivery.kind, feed.title AS feed, told.title AS told FROM delivery
     JOIN post ON post.id = delivery.post_id JOIN feed ON feed.id = post.feed_id
     LEFT JOIN delivery AS announced ON announced.id = delivery.echo_of
     LEFT JOIN post AS its ON its.id = announced.post_id LEFT JOIN feed AS told ON told.id = its.feed_id
     ORDER BY delivery.id`,
  );

const WORDS = Array.from({ length: 300 }, (_, at) => `word${(at * 7919) % 1009}`);
const TELLING = 'How the cupboard machine was backed up';

describe('one story in several feeds', () => {
  it('is announced once in a channel, and names the other feeds; elsewhere it is news', async () => {
    const [author, planet, repost] = [await feed('author'), await feed('planet', ['2', '4']), await feed('repost')];
    const body = WORDS.join(' ');
    await publish(author, { url: 'https://author.example/backup?utm_source=feed', title: TELLING, body });
    await publish(planet, { url: 'http://www.author.example/backup', title: 'Author: a backup', body: 'A backup.' });
    await publish(repost, {
      url: 'https://repost.example/1',
      title: 'Reposted',
      body: WORDS.with(40, 'other').join(' '),
    });
    expect(await deliveries()).toEqual([
      { kind: 'announce', feed: 'author', told: null },
      { kind: 'edit', feed: 'planet', told: 'author' },
      { kind: 'announce', feed: 'planet', told: null },
      { kind: 'edit', feed: 'repost', told: 'author' },
    ]);
    // A revision of what was told by another is no news either.
    await publish(planet, { url: 'http://www.author.example/backup', title: 'Author: a backup', body: 'Backups.' });
    expect((await deliveries()).slice(4)).toEqual([{ kind: 'edit', feed: 'planet', told: null }]);
  });

  it('is announced by a second feed when the first could not, or will not for now', async () => {
    const [paused, next, third] = [await feed('paused'), await feed('next'), await feed('third')];
    const [subscription] = await query('SELECT id FROM subscription WHERE feed_id = $1', [paused]);
    await store.subscriptions.pause(Number(subscription?.id), 'by hand');
    const url = 'https://author.example/backup';
    await publish(paused, { url });
    await publish(next, { url });
    await query("UPDATE delivery SET state = 'failed' WHERE post_id IN (SELECT id FROM post WHERE feed_id = $1)", [
      next,
    ]);
    await publish(third, { url });
    expect((await deliveries()).map(({ kind }) => kind)).toEqual(['announce', 'announce', 'announce']);
  });

  it('is announced again when it returns after a week', async () => {
    const [author, planet] = [await feed('author'), await feed('planet')];
    const url = 'https://author.example/backup';
    await publish(author, { url });
    await query("UPDATE story SET seen_at = seen_at - interval '8 days'");
    await publish(planet, { url });
    expect((await deliveries()).map(({ kind }) => kind)).toEqual(['announce', 'announce']);
    await store.polls.tidy();
    expect(await query('SELECT count(*)::int AS count FROM story')).toEqual([{ count: 1 }]);
  });

  it('is announced once when all feeds bring it at the same moment', async () => {
    const feeds = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => feed(name, ['2', '4'])));
    const revisions = await Promise.all(
      feeds.map(async (id) => (await store.posts.put(id, [draft({ url: 'https://author.example/backup' })])).changed),
    );
    await Promise.all(revisions.flat().map((revision) => readPost(revision, dependencies())));
    const kinds = await query('SELECT channel_id, kind, count(*)::int FROM delivery GROUP BY 1, 2 ORDER BY 1, 2');
    expect(kinds).toEqual([
      { channel_id: '2', kind: 'announce', count: 1 },
      { channel_id: '2', kind: 'edit', count: 5 },
      { channel_id: '4', kind: 'announce', count: 1 },
      { channel_id: '4', kind: 'edit', count: 5 },
    ]);
  });

  const near = (changes: number): Partial<PostDraft> => {
    const body = WORDS.map((word, at) => (at % 10 === 0 && at / 10 < changes ? `changed${at}` : word)).join(' ');
    return { url: `https://other.example/${changes}`, title: 'Of another name', body };
  };
  it('is told by the database as by content', async () => {
    const one = { url: 'https://author.example/backup', title: TELLING, body: WORDS.join(' ') };
    const others: readonly Partial<PostDraft>[] = [
      { url: 'https://author.example/backup#top' },
      { url: 'https://other.example/1', body: 'Hello.' },
      { url: 'https://other.example/1', title: TELLING, body: 'Hello.' },
      { title: TELLING, body: WORDS.toReversed().join(' ') },
      ...[0, 1, 2, 3, 5, 8, 12, 18, 25, 30].map(near),
    ];
    const byContent = others.map((other) => sameStory(storyMarks(draft(one)), storyMarks(draft(other))) !== null);
    expect(new Set(byContent).size).toBe(2);
    for (const [at, other] of others.entries()) {
      // Each pair has a channel of its own.
      await publish(await feed(`author-${at}`, [String(100 + at)]), one);
      await publish(await feed(`planet-${at}`, [String(100 + at)]), other);
    }
    const told = await query(
      'SELECT channel_id, bool_or(echo_of IS NOT NULL) AS told FROM delivery GROUP BY 1 ORDER BY 1',
    );
    expect(told.map((row) => row.told)).toEqual(byContent);
  });
});
