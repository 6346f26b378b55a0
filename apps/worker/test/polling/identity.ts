import { randomUUID } from 'node:crypto';
import { openStore, type PostRevision, type Store } from '@fieldnotes/store';
import { startTestServer, type TestDatabase, type TestServer } from '@fieldnotes/store/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrive } from '../support/arrive.js';
import { Blog, type Step, type Style, steps, styles } from './blog.js';

const QUIET = { debug: () => undefined, info: () => undefined, warn: () => undefined };

let server: TestServer;
let database: TestDatabase;
let store: Store;

interface StoredPost {
  readonly id: string;
  readonly body: string;
  readonly quiet: string | null;
}

/** Fetches a blog again and again; gives what was stored, and which revisions were to be read. */
async function follow(style: Style, fetches: readonly Step[]) {
  const { id, key } = await store.liveFeeds.follow(`https://${randomUUID()}.example/feed`, 'Blog');
  const blog = new Blog(style);
  const changed: PostRevision[] = [];
  let past = 0;
  for (const [at, step] of fetches.entries()) {
    const outcome = await arrive(store, { feedId: id, url: key, body: blog.fetch(step) });
    changed.push(...outcome.changed);
    if (at === 0) past = outcome.added;
  }
  const { rows } = await database.pool.query<StoredPost>(
    'SELECT id, body, quiet FROM post WHERE feed_id = $1 ORDER BY id',
    [id],
  );
  return { blog, posts: rows, changed, past };
}

const numberOf = ({ body }: StoredPost): number => Number(/^Post (\d+) says/u.exec(body)?.[1]);

/** The promises about identity, each tried with so many sequences of fetches. */
export function testIdentity(runs: number): void {
  beforeAll(async () => {
    server = await startTestServer();
    database = await server.createDatabase();
    store = await openStore({ databaseUrl: database.connectionString, dataDirectory: 'unused', log: QUIET });
  });
  afterAll(async () => {
    await store?.close();
    await database?.drop();
    await server?.stop();
  });

  describe('over any sequence of fetches', { timeout: 600_000 }, () => {
    it('no post is stored twice and none that was seen is missed', async () => {
      await fc.assert(
        fc.asyncProperty(styles, steps, async (style, fetches) => {
          const { blog, posts } = await follow(style, fetches);
          expect(posts.map(numberOf).sort((a, b) => a - b)).toEqual([...blog.seen].sort((a, b) => a - b));
        }),
        { numRuns: runs },
      );
    });

    it('what was there at first is the past, and each new post is announced once, or held back and told', async () => {
      await fc.assert(
        fc.asyncProperty(styles, steps, async (style, fetches) => {
          const { posts, past, changed } = await follow(style, fetches);
          expect(posts.filter(({ quiet }) => quiet === 'history')).toHaveLength(past);
          expect(posts.slice(past).every(({ quiet }) => quiet === null || quiet === 'brake')).toBe(true);
          const first = changed.filter(({ revision }) => revision === 1).map(({ postId }) => postId);
          expect(first).toEqual(posts.map(({ id }) => Number(id)));
          expect(new Set(changed.map(({ postId, revision }) => `${postId}.${revision}`)).size).toBe(changed.length);
        }),
        { numRuns: Math.ceil(runs / 3) },
      );
    });

    it('moving dates, another order and another window change no post', async () => {
      await fc.assert(
        fc.asyncProperty(styles, steps, async (style, fetches) => {
          const still = fetches.map((step) => ({ ...step, edited: [] }));
          const { changed } = await follow(style, still);
          expect(changed.filter(({ revision }) => revision > 1)).toEqual([]);
        }),
        { numRuns: Math.ceil(runs / 3) },
      );
    });
  });
}
