import { beforeEach, describe, expect, it } from 'vitest';
import { articleRequestRecords, unwantArticles, wantArticles } from '../src/live/article-requests.js';
import { liveFeedRecords } from '../src/live/live-feeds.js';
import { pollRecords } from '../src/live/polls.js';
import { postRecords } from '../src/posts.js';
import type { TestDatabase } from '../src/testing.js';
import { withTransaction } from '../src/transaction.js';
import { draft } from './support/posts.js';
import { useTestServer } from './support/server.js';

const server = useTestServer();
let database: TestDatabase;
let feedId: number;

beforeEach(async () => {
  database = await server().createDatabase();
  feedId = (await liveFeedRecords(database.pool).follow('https://blog.example/feed', 'Blog')).id;
  return () => database.drop();
});

const records = () => ({
  requests: articleRequestRecords(database.pool),
  polls: pollRecords(database.pool),
  posts: postRecords(database.pool),
});

/** Posts whose pages are wanted, at these addresses. */
async function wanted(...urls: string[]): Promise<number[]> {
  const drafts = urls.map((_, at) => draft({ identity: `post ${at}` }));
  const { changed } = await records().posts.put(feedId, drafts);
  const ids = changed.map(({ postId }) => postId).sort((a, b) => a - b);
  const pages = urls.map((url, at) => ({ postId: ids[at] ?? 0, url }));
  await withTransaction(database.pool, (client) => wantArticles(client, pages));
  return ids;
}

const parts = { body: 'The article.', blocks: [{ kind: 'paragraph' as const, start: 0, end: 12 }] };
const article = { kind: 'article' as const, parts: { ...parts, author: 'Ada', image: null, language: 'en' } };

describe('pages that are wanted', () => {
  it('are taken by one of many, one for each host, and none of a host that is asked for something else', async () => {
    const { requests, polls } = records();
    await wanted('https://a.example/1', 'https://a.example/2', 'https://b.example/1', 'https://busy.example/1');
    expect(await polls.enter('poller', 'busy.example', 60_000)).toBe(0);
    const claims = await Promise.all(['one', 'two', 'three'].map((token) => requests.claim(token, 10, 60_000)));
    expect(
      claims
        .flat()
        .map(({ url }) => url)
        .sort(),
    ).toEqual(['https://a.example/1', 'https://b.example/1']);
    expect(await requests.claim('late', 10, 60_000)).toEqual([]);
  });

  it('are asked for by somebody else when who had them is gone, and what comes from that one later is not kept', async () => {
    const { requests, posts } = records();
    const [postId = 0] = await wanted('https://a.example/1');
    const [lost] = await requests.claim('killed', 10, 0);
    const [taken] = await requests.claim('alive', 10, 60_000);
    if (lost === undefined || taken === undefined) throw new Error('nothing was claimed');
    expect(taken).toEqual({ ...lost, visits: 2 });
    expect(await requests.finish(lost, article)).toBeNull();
    expect(await requests.finish(taken, article)).toEqual({ postId, revision: 2 });
    expect(await posts.get(postId)).toMatchObject({ ...parts, author: 'Ada', revision: 2 });
    expect(await requests.finish(taken, article)).toBeNull();
  });

  it('are of no use to a post that its feed has changed meanwhile', async () => {
    const { requests, posts } = records();
    const [postId = 0] = await wanted('https://a.example/1');
    const [taken] = await requests.claim('one', 10, 60_000);
    if (taken === undefined) throw new Error('nothing was claimed');
    await posts.put(feedId, [draft({ identity: 'post 0', body: 'Written anew.' })]);
    expect(await requests.finish(taken, article)).toEqual({ postId, revision: 2 });
    expect(await posts.get(postId)).toMatchObject({ body: 'Written anew.', revision: 2 });
    await withTransaction(database.pool, (client) => unwantArticles(client, [postId]));
    expect(await requests.claim('two', 10, 60_000)).toEqual([]);
  });

  it('are waited for until the first failure, and no longer than half a minute', async () => {
    const { requests, posts } = records();
    const [first = 0, second = 0] = await wanted('https://a.example/1', 'https://b.example/1');
    expect(await posts.unreadAnywhere('v1', 10)).toEqual([]);
    const [taken] = await requests.claim('one', 1, 60_000);
    if (taken === undefined) throw new Error('nothing was claimed');
    const later = { kind: 'later' as const, url: 'https://c.example/1', afterMs: 0 };
    expect(await requests.finish(taken, { ...later, why: 'redirect' })).toBeNull();
    expect(await posts.unreadAnywhere('v1', 10)).toEqual([]);
    await database.pool.query('UPDATE poll_host SET holder = NULL, held_until = NULL');
    const again = (await requests.claim('one', 10, 60_000)).find(({ postId }) => postId === taken.postId);
    expect(again).toMatchObject({ url: 'https://c.example/1', host: 'c.example', redirects: 1, failures: 0 });
    if (again === undefined) throw new Error('it was not claimed again');
    const failed = { postId: taken.postId, revision: 1 };
    expect(await requests.finish(again, { ...later, why: 'failure' })).toEqual(failed);
    expect(await posts.unreadAnywhere('v1', 10)).toEqual([failed]);
    await database.pool.query('UPDATE article_request SET awaited_until = now()');
    const unread = await posts.unreadAnywhere('v1', 10);
    expect(unread.map(({ postId }) => postId)).toEqual([first, second]);
  });

  it('are wanted no more when nobody follows the feed, or its pages are never to be asked for', async () => {
    const { requests } = records();
    const feeds = liveFeedRecords(database.pool);
    const ids = await wanted('https://a.example/1');
    expect(await feeds.setArticles(feedId, 'never')).toBe(true);
    expect(await requests.claim('one', 10, 60_000)).toEqual([]);
    expect((await feeds.status(feedId))?.articles).toBe('never');
    await feeds.setArticles(feedId, 'always');
    await withTransaction(database.pool, (client) =>
      wantArticles(
        client,
        ids.map((postId) => ({ postId, url: 'https://a.example/1' })),
      ),
    );
    await feeds.unfollow(feedId);
    expect(await requests.claim('one', 10, 60_000)).toEqual([]);
  });
});
