import type { NamesAsked, PostTopic, Scope } from '@fieldnotes/content/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedRecords } from '../src/feeds.js';
import { passageIndex } from '../src/passages.js';
import { postRecords } from '../src/posts.js';
import { readingRecords } from '../src/readings.js';
import { scopeStatistics } from '../src/scope-statistics.js';
import { type Run, runOn, statementMaker } from '../src/statements.js';
import { startTestServer, type TestDatabase, type TestServer } from '../src/testing.js';
import { draft, reading } from './support/posts.js';

let server: TestServer;
let database: TestDatabase;
const ids = new Map<string, number>();
const feeds = { conference: 0, kitchen: 0 };

beforeAll(async () => {
  server = await startTestServer();
  database = await server.createDatabase();
  feeds.conference = await fill('conference', {
    xen: {
      words: [
        ['xen', 'hypervisor'],
        ['xen', 'xen', 'xen', 'tool'],
      ],
      date: '2005-07-23',
      topic: 'virtualization',
    },
    usb: { words: [['usb', 'driver', 'xen']], date: '2005-07-22', topic: 'USB', author: 'Ada Lovelace' },
    live: { words: [['music']], date: null },
  });
  feeds.kitchen = await fill('kitchen', { bread: { words: [['bread', 'xenial']], date: '2006-01-02' } });
});
afterAll(() => server?.stop());

interface Sample {
  words: string[][];
  date: string | null;
  topic?: string;
  author?: string;
}

async function fill(name: string, samples: Record<string, Sample>): Promise<number> {
  const feed = await feedRecords(database.pool).ensure(name, name);
  const posts = postRecords(database.pool);
  for (const [identity, { words, date, topic, author = null }] of Object.entries(samples)) {
    const publishedAt = date === null ? null : new Date(date);
    const { changed } = await posts.put(feed.id, [draft({ identity, title: identity, publishedAt, author })]);
    const [revision = { postId: 0, revision: 0 }] = changed;
    ids.set(identity, revision.postId);
    const topics: PostTopic[] = topic === undefined ? [] : [{ topic, score: 1, evidence: [] }];
    await readingRecords(database.pool).save(revision, 'v1', reading(words, { topics }));
  }
  return feed.id;
}

const index = () => passageIndex(database.pool);
const name = (postId: number) => [...ids].find(([, id]) => id === postId)?.[0];

async function search(words: string[], scope: Scope = {}, limit = 10) {
  const { terms } = await index().statistics(scope, words);
  const weighted = words.map((term) => ({ term, weight: 1, passages: terms.get(term)?.passages ?? 0 }));
  const candidates = await index().candidates(scope, weighted, limit);
  return candidates.map(({ postId, ordinal }) => `${name(postId)} ${ordinal}`);
}

describe('statistics', () => {
  it('counts passages and posts of exactly the feeds asked', async () => {
    const all = await index().statistics({}, ['xen', 'bread', 'kubernetes']);
    expect(all).toMatchObject({ passages: 5, posts: 4 });
    expect(all.terms).toEqual(
      new Map([
        ['bread', { passages: 1, posts: 1, prominent: 0 }],
        ['xen', { passages: 3, posts: 2, prominent: 0 }],
      ]),
    );
    const kitchen = await index().statistics({ feedIds: [feeds.kitchen] }, ['xen', 'bread']);
    expect(kitchen).toMatchObject({ passages: 1, posts: 1, averageLength: 2, averagePostLength: 2 });
    expect([...kitchen.terms.keys()]).toEqual(['bread']);
  });

  it('is empty for an empty store', async () => {
    const empty = await server.createDatabase();
    const none = await passageIndex(empty.pool).statistics({}, ['xen']);
    expect(none).toEqual({
      passages: 0,
      posts: 0,
      averageLength: 0,
      averagePostLength: 0,
      terms: new Map(),
      version: '',
    });
  });
});

describe('statistics as of others', () => {
  const post = (title: string) => draft({ identity: title, source: title, title });

  /** A store with one post that says `xen`, its statistics, and the terms that are counted there. */
  async function oneFeed() {
    const { pool } = await server.createDatabase();
    const feed = await feedRecords(pool).ensure('feed', 'feed');
    const save = async (title: string, words: string[]) => {
      const { changed } = await postRecords(pool).put(feed.id, [post(title)]);
      for (const revision of changed) await readingRecords(pool).save(revision, 'v1', reading([words]));
    };
    await save('first', ['xen', 'dom0']);
    const sent: unknown[] = [];
    const run = runOn(pool, statementMaker());
    const noting: Run = (text, values) => {
      sent.push(values[1]);
      return run(text, values);
    };
    return { feed, save, sent, statistics: scopeStatistics(noting) };
  }

  it('counts nothing twice, neither what is there nor what is not', async () => {
    const { sent, statistics } = await oneFeed();
    const before = await statistics({}, ['xen', 'kvm']);
    const { terms } = await statistics({}, ['kvm', 'xen', 'dom0'], before);
    expect([...terms.keys()]).toEqual(['xen', 'dom0']);
    expect(await statistics({}, ['dom0', 'kvm'], before)).toMatchObject({ passages: 1, posts: 1 });
    expect(sent).toEqual([['xen', 'kvm'], ['dom0']]);
  });

  it('tells other feeds apart', async () => {
    const { feed, statistics } = await oneFeed();
    const none = await statistics({ feedIds: [] }, ['xen']);
    expect(none.terms.size).toBe(0);
    const one = await statistics({ feedIds: [feed.id] }, []);
    expect((await statistics({ feedIds: [feed.id] }, ['xen'], one)).terms.get('xen')?.passages).toBe(1);
  });

  it('counts again what a reading may have changed', async () => {
    const { save, statistics } = await oneFeed();
    const before = await statistics({}, ['xen', 'kvm']);
    await save('second', ['kvm', 'dom0']);
    const { terms } = await statistics({}, ['kvm', 'dom0'], before);
    expect([terms.get('kvm')?.posts, terms.get('dom0')?.posts]).toEqual([1, 2]);
    const after = await statistics({}, []);
    expect(after.version).not.toBe(before.version);
  });
});

describe('prepared statements', () => {
  it('find what the others find, for all scopes', async () => {
    const prepared = passageIndex(database.pool, statementMaker({ prepares: true }));
    const words = [{ term: 'xen', weight: 1, passages: 3 }];
    for (const scope of [{}, { topic: 'USB' }, { feedIds: [feeds.conference] }, { feedIds: [feeds.kitchen] }]) {
      const found = await index().candidates(scope, words, 9);
      const again = await prepared.candidates(scope, words, 9);
      expect(again.map(({ passageId }) => passageId)).toEqual(found.map(({ passageId }) => passageId));
      const { version: _, ...counted } = await index().statistics(scope, ['xen']);
      expect(await prepared.statistics(scope, ['xen'])).toMatchObject(counted);
    }
  });
});

describe('candidates', () => {
  it('finds every passage with the term, the one that holds it most first', async () => {
    expect(await search(['xen'])).toEqual(['xen 1', 'xen 0', 'usb 0']);
  });

  it('puts the passage that holds more of the question first', async () => {
    expect((await search(['usb', 'driver', 'xen']))[0]).toBe('usb 0');
  });

  it('gives no more than asked for', async () => {
    expect(await search(['xen'], {}, 2)).toHaveLength(2);
  });

  it('says where the terms stand', async () => {
    const weighted = [{ term: 'xen', weight: 1, passages: 3 }];
    const [best] = await index().candidates({}, weighted, 1);
    expect(best?.occurrences.get('xen')).toEqual([1, 2, 3].map((at) => ({ field: 'body', at })));
    expect(best?.occurrencesOf(['tool', 'usb'])).toEqual(new Map([['tool', [{ field: 'body', at: 4 }]]]));
    expect([...(best?.occurrencesOf().keys() ?? [])]).toEqual(['tool', 'xen']);
  });

  it('knows no more than the terms asked for where nothing else is wanted', async () => {
    const weighted = [{ term: 'xen', weight: 1, passages: 3 }];
    const [all] = await index().candidates({}, weighted, 1);
    const [asked] = await index().candidates({}, weighted, 1, { sent: 'asked' });
    expect(asked?.occurrences).toEqual(all?.occurrences);
    expect([...(asked?.occurrencesOf().keys() ?? [])]).toEqual(['xen']);
  });

  it('says where the passage stands in its post, and how long that is', async () => {
    const candidates = await index().candidates({}, [{ term: 'xen', weight: 1, passages: 3 }], 9);
    const places = candidates.map(({ postId, bodyAt, postLength }) => [name(postId), bodyAt, postLength]);
    expect(places).toEqual([
      ['xen', 2, 6],
      ['xen', 0, 6],
      ['usb', 0, 3],
    ]);
  });

  it.each<[string, Scope, string[]]>([
    ['feed', { feedIds: [] }, []],
    ['first day', { from: new Date('2005-07-23') }, ['xen 1', 'xen 0']],
    ['last day, exclusive', { to: new Date('2005-07-23') }, ['usb 0']],
    ['topic', { topic: 'USB' }, ['usb 0']],
    ['author, whatever the case', { author: 'ADA LOVELACE' }, ['usb 0']],
  ])('narrows by %s', async (_, scope, expected) => {
    expect(await search(['xen'], scope)).toEqual(expected);
  });

  it('leaves out posts, whatever else says that they belong', async () => {
    const xen = ids.get('xen') ?? 0;
    expect(await search(['xen'], { excludePostIds: [xen] })).toEqual(['usb 0']);
    expect(await search(['xen'], { postIds: [xen], excludePostIds: [xen] })).toEqual([]);
  });
});

describe('postIdsByDate', () => {
  it('gives the newest or the oldest, posts without a date last', async () => {
    const newest = await index().postIdsByDate({}, 'newest', 9);
    expect(newest.map(name)).toEqual(['bread', 'xen', 'usb', 'live']);
    const oldest = await index().postIdsByDate({ feedIds: [feeds.conference] }, 'oldest', 2);
    expect(oldest.map(name)).toEqual(['usb', 'xen']);
  });
});

describe('similarTerms', () => {
  it('offers words with the same first two letters and about the same length', async () => {
    const similar = await index().similarTerms({}, 'xenn', 9);
    expect([...similar.keys()]).toEqual(['xen', 'xenial']);
  });

  it('takes a first letter that LIKE would read as a wildcard for itself', async () => {
    expect((await index().similarTerms({}, '%en', 9)).size).toBe(0);
    expect((await index().similarTerms({}, '_en', 9)).size).toBe(0);
  });
});

describe('citedPosts', () => {
  it('keeps the order asked for and leaves out what does not exist', async () => {
    const [xen = 0, usb = 0] = [ids.get('xen'), ids.get('usb')];
    const posts = await index().citedPosts([usb, 999_999, xen]);
    expect(posts.map(({ title }) => title)).toEqual(['usb', 'xen']);
  });

  it('leaves out a post whose new revision has not been read: its passages are offsets into the old body', async () => {
    const feed = await feedRecords(database.pool).ensure('edited', 'edited');
    const posts = postRecords(database.pool);
    const { changed } = await posts.put(feed.id, [draft()]);
    const [revision = { postId: 0, revision: 0 }] = changed;
    await readingRecords(database.pool).save(revision, 'v1', reading([['edited']]));
    expect(await index().citedPosts([revision.postId])).toHaveLength(1);
    await posts.put(feed.id, [draft({ body: 'Shorter.' })]);
    expect(await index().citedPosts([revision.postId])).toEqual([]);
  });
});

describe('namesakes', () => {
  const nobody = { feeds: [], authors: [], topics: [] };
  const asked = (names: Partial<NamesAsked>, scope: Scope = {}) => index().namesakes(scope, { ...nobody, ...names });

  it('knows feeds by title, authors by name or first name, topics by name, whatever the case', async () => {
    expect(await asked({ feeds: ['KITCHEN', 'attic'], authors: ['ada'], topics: ['usb', 'Virtualization'] })).toEqual({
      feeds: [{ id: feeds.kitchen, title: 'kitchen' }],
      authors: ['Ada Lovelace'],
      topics: ['USB', 'virtualization'],
    });
    expect(await asked({ authors: ['ADA LOVELACE'] })).toEqual({ ...nobody, authors: ['Ada Lovelace'] });
  });

  it('takes no part of a name for the name', async () => {
    expect(await asked({ feeds: ['kit'], authors: ['lovelace', 'ad'], topics: ['virtual'] })).toEqual(nobody);
  });

  it('looks among the feeds asked only', async () => {
    const kitchen = { feedIds: [feeds.kitchen] };
    expect(await asked({ feeds: ['conference'], authors: ['ada'] }, kitchen)).toEqual(nobody);
  });

  it('knows nobody in an empty store', async () => {
    const empty = await server.createDatabase();
    const names = { feeds: ['kitchen'], authors: ['ada'], topics: ['usb'] };
    expect(await passageIndex(empty.pool).namesakes({}, names)).toEqual(nobody);
  });
});

describe('topicCounts', () => {
  it('counts the posts of the scope', async () => {
    expect(await index().topicCounts({ feedIds: [feeds.conference] }, 9)).toEqual([
      { topic: 'USB', posts: 1 },
      { topic: 'virtualization', posts: 1 },
    ]);
    expect(await index().topicCounts({ from: new Date('2005-07-23'), to: new Date('2005-07-24') }, 9)).toEqual([
      { topic: 'virtualization', posts: 1 },
    ]);
  });
});
