import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { feedRecords } from '../src/feeds.js';
import { postRecords } from '../src/posts.js';
import { readingRecords } from '../src/readings.js';
import { startTestServer, type TestDatabase, type TestServer } from '../src/testing.js';
import { topicRecords } from '../src/topics.js';
import { draft, reading } from './support/posts.js';

let server: TestServer;
let database: TestDatabase;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

beforeEach(async () => {
  database = await server.createDatabase();
  return () => database.drop();
});

async function oneFeed() {
  const feeds = feedRecords(database.pool);
  const feed = await feeds.ensure('file:///blog', 'blog');
  return { feed, feeds, posts: postRecords(database.pool), readings: readingRecords(database.pool) };
}

/** What the statistics tables hold, and what they should hold by counting the passages. */
async function statistics() {
  const kept = await database.pool.query('SELECT term, passages, posts, prominent FROM term_stat ORDER BY term');
  const counted = await database.pool.query(
    `SELECT lexeme AS term, count(*)::int AS passages, count(DISTINCT post_id)::int AS posts,
            count(*) FILTER (WHERE weights && '{A,B,C}')::int AS prominent
     FROM passage, unnest(tsv) WHERE positions IS NOT NULL GROUP BY lexeme ORDER BY lexeme COLLATE "C"`,
  );
  const totals = await database.pool.query('SELECT posts, passages, tokens FROM feed_stat');
  return { kept: kept.rows, counted: counted.rows, totals: totals.rows[0] };
}

describe('feeds', () => {
  it('keeps one feed per key, with the title it had first', async () => {
    const { feed, feeds } = await oneFeed();
    expect(await feeds.ensure('file:///blog', 'another title')).toEqual(feed);
    expect(await feeds.named(['Blog'])).toEqual([feed]);
  });

  it('finds the feed of the first key that has one', async () => {
    const { feed, feeds } = await oneFeed();
    const outer = await feeds.ensure('file:///', 'root');
    expect(await feeds.findFirst(['file:///blog/2005', 'file:///blog', 'file:///'])).toEqual(feed);
    expect(await feeds.findFirst(['file:///other', 'file:///'])).toEqual(outer);
    expect(await feeds.findFirst(['file:///other'])).toBeUndefined();
  });
});

describe('summaries of feeds', () => {
  it('count posts that were never read, were read, and have changed since', async () => {
    const { feed, feeds, posts, readings } = await oneFeed();
    const other = await feeds.ensure('file:///other', 'other');
    const dates = ['2005-07-21', '2005-07-23', '2005-07-22'].map((day) => new Date(day));
    const drafts = dates.map((publishedAt, at) => draft({ identity: `post ${at}`, publishedAt }));
    const { changed } = await posts.put(feed.id, drafts);
    const summary = async () => (await feeds.summaries()).find(({ id }) => id === feed.id);
    expect(await summary()).toMatchObject({ posts: 3, read: 0, newest: dates[1] });

    for (const revision of changed.slice(0, 2)) await readings.save(revision, 'v1', reading([['xen']]));
    expect(await summary()).toMatchObject({ posts: 3, read: 2 });
    expect(await feeds.titles()).toEqual([
      { id: feed.id, title: 'blog', posts: 2 },
      { id: other.id, title: 'other', posts: 0 },
    ]);

    const { changed: again } = await posts.put(feed.id, [draft({ identity: 'post 0', title: 'Edited' })]);
    expect(await summary()).toMatchObject({ posts: 3, read: 1 });
    for (const revision of [...again, ...changed.slice(2)]) await readings.save(revision, 'v1', reading([['usb']]));
    expect(await summary()).toMatchObject({ posts: 3, read: 3 });
    expect((await feeds.summaries())[1]).toEqual({ ...other, posts: 0, read: 0, newest: null });
  });
});

describe('topics in use', () => {
  it('are those of posts, the ones that are written about most of late first', async () => {
    const { feed, posts, readings } = await oneFeed();
    const topics = topicRecords(database.pool);
    expect(await topics.inUse()).toEqual([]);

    const carried = [['Xen'], ['USB', 'Xen'], ['Xen', 'kernel', 'USB']];
    const { changed } = await posts.put(
      feed.id,
      carried.map((_, at) => draft({ identity: `post ${at}` })),
    );
    for (const [at, revision] of changed.entries()) {
      const of = (carried[at] ?? []).map((topic) => ({ topic, score: 1, evidence: [] }));
      await readings.save(revision, 'v1', reading([['word']], { topics: of }));
    }
    expect(await topics.inUse()).toEqual(['Xen', 'USB', 'kernel']);
    expect(await topics.countPosts(['Xen', 'USB', 'Mir'], 2)).toEqual(
      new Map([
        ['Xen', 2],
        ['USB', 2],
        ['Mir', 0],
      ]),
    );
  });
});

describe('posts', () => {
  it('adds, leaves alone and revises', async () => {
    const { feed, posts } = await oneFeed();
    expect(await posts.put(feed.id, [draft(), draft({ identity: 'two' })])).toMatchObject({ added: 2 });
    const again = await posts.put(feed.id, [draft(), draft({ identity: 'two', title: 'Edited' })]);
    expect(again).toMatchObject({ added: 0, revised: 1, unchanged: 1 });
    expect(again.changed).toMatchObject([{ revision: 2 }]);
  });

  it('gives back what was put, to the last character', async () => {
    const { feed, posts } = await oneFeed();
    const written = draft({
      url: 'https://blog.example/ü',
      title: "Ext3 “quotes” \\ and ' marks",
      author: 'Ada',
      body: 'Two blocks 🐧.\n\nNaïve {braces}, NULL and \\N.',
      blocks: [
        { kind: 'paragraph', start: 0, end: 14 },
        { kind: 'code', start: 16, end: 44 },
      ],
      tags: ['a,b', '"c"', ''],
      language: 'de',
    });
    const { changed } = await posts.put(feed.id, [written]);
    expect(await posts.get(changed[0]?.postId ?? 0)).toMatchObject(written);
  });

  it('stores text that was cut through a character', async () => {
    const { feed, posts } = await oneFeed();
    const { changed } = await posts.put(feed.id, [draft({ title: 'half \ud83d', tags: ['\ud83d'] })]);
    expect(await posts.get(changed[0]?.postId ?? 0)).toMatchObject({ title: 'half \ufffd', tags: ['\ufffd'] });
  });

  it('takes the last of two drafts with one identity', async () => {
    const { feed, posts } = await oneFeed();
    const outcome = await posts.put(feed.id, [draft({ title: 'first' }), draft({ title: 'last' })]);
    expect(outcome.added).toBe(1);
    expect(await posts.list({ limit: 9 })).toMatchObject([{ title: 'last' }]);
  });

  it('lists the newest first and posts without a date last', async () => {
    const { feed, posts } = await oneFeed();
    await posts.put(feed.id, [
      draft({ identity: 'old', title: 'old', publishedAt: new Date('2005-01-01') }),
      draft({ identity: 'undated', title: 'undated', publishedAt: null }),
      draft({ identity: 'new', title: 'new', publishedAt: new Date('2006-01-01') }),
    ]);
    expect((await posts.list({ limit: 9 })).map(({ title }) => title)).toEqual(['new', 'old', 'undated']);
  });
});

describe('readings', () => {
  it('stores a reading once and says when there is nothing to do', async () => {
    const { feed, posts, readings } = await oneFeed();
    const { changed } = await posts.put(feed.id, [draft()]);
    const [revision = { postId: 0, revision: 0 }] = changed;
    expect(await posts.unread(feed.id, 'v1')).toEqual([revision]);
    expect(await readings.save(revision, 'v1', reading([['xen', 'run']]))).toBe('saved');
    expect(await readings.save(revision, 'v1', reading([['xen', 'run']]))).toBe('current');
    expect(await posts.unread(feed.id, 'v1')).toEqual([]);
    expect(await posts.unread(feed.id, 'v2')).toEqual([revision]);
  });

  it('writes nothing for a revision that was replaced or a post that is gone', async () => {
    const { feed, posts, readings } = await oneFeed();
    const { changed } = await posts.put(feed.id, [draft()]);
    const [revision = { postId: 0, revision: 0 }] = changed;
    await posts.put(feed.id, [draft({ body: 'Edited.' })]);
    expect(await readings.save(revision, 'v1', reading([['xen']]))).toBe('superseded');
    expect(await readings.save({ postId: 999, revision: 1 }, 'v1', reading([['xen']]))).toBe('gone');
    expect((await statistics()).kept).toEqual([]);
  });

  it('replaces everything that was read from the revision before', async () => {
    const { feed, posts, readings } = await oneFeed();
    const first = await posts.put(feed.id, [draft()]);
    const topics = [{ topic: 'virtualization', score: 1, evidence: [] }];
    await readings.save(first.changed[0] ?? never(), 'v1', reading([['xen', 'run'], ['xen']], { topics }));
    const second = await posts.put(feed.id, [draft({ body: 'Ext3 is a file system.' })]);
    await readings.save(second.changed[0] ?? never(), 'v1', reading([['ext3', 'run']], { keyphrases: [] }));

    const details = await posts.details(second.changed[0]?.postId ?? 0);
    expect(details).toMatchObject({ passages: 1, keyphrases: [], topics: [] });
    const { kept, counted, totals } = await statistics();
    expect(kept).toEqual(counted);
    expect(kept.map(({ term }) => term)).toEqual(['ext3', 'run']);
    expect(totals).toMatchObject({ posts: '1', passages: '1', tokens: '2' });
  });

  it('keeps exact statistics when posts of one feed are read at the same time', async () => {
    const { feed, posts, readings } = await oneFeed();
    const names = Array.from({ length: 40 }, (_, at) => `post ${at}`);
    const { changed } = await posts.put(
      feed.id,
      names.map((identity) => draft({ identity })),
    );
    // Every post shares terms with every other, in another order: a careless upsert would deadlock here.
    const words = ['xen', 'usb', 'ext3', 'sysfs', 'fsck', 'udev', 'kernel', 'bridge'];
    const rotated = (by: number) => words.map((_, at) => words[(at + by) % words.length] ?? '');
    await Promise.all(changed.map((revision, at) => readings.save(revision, 'v1', reading([rotated(at)]))));
    const { kept, counted, totals } = await statistics();
    expect(kept).toEqual(counted);
    expect(kept).toHaveLength(words.length);
    expect(totals).toMatchObject({ posts: '40', passages: '40', tokens: '320' });
  });

  it('leaves nothing behind when the transaction fails half-way', async () => {
    const { feed, posts, readings } = await oneFeed();
    const { changed } = await posts.put(feed.id, [draft()]);
    const tooLong = 'x'.repeat(3000); // PostgreSQL refuses a lexeme of 2 KiB or more
    await expect(readings.save(changed[0] ?? never(), 'v1', reading([['xen'], [tooLong]]))).rejects.toThrow();
    const { kept, totals } = await statistics();
    expect(kept).toEqual([]);
    expect(totals).toBeUndefined();
    expect(await posts.unread(feed.id, 'v1')).toHaveLength(1);
  });
});

function never(): never {
  throw new Error('nothing was changed');
}
