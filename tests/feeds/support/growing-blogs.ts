import { EVERYTHING, type Store } from '@fieldnotes/store';
import type pg from 'pg';
import { expect } from 'vitest';
import { items, politely, rss } from './feeds.js';
import type { LoopbackWeb } from './web.js';

/** Blogs that publish while workers come and go, each announced in a channel. */
export interface GrowingBlogs {
  /** Each publishes one post more. */
  publish(): void;
  /** Waits until every post is stored, read and has its delivery. */
  settled(timeoutMs: number): Promise<void>;
  /** What the store holds of each feed: posts, different posts, deliveries, feeds whose schedule has stopped. */
  stored(): Promise<readonly { readonly posts: number; readonly different: number; readonly deliveries: number }[]>;
  /** What it should hold. */
  expected(): readonly { readonly posts: number; readonly different: number; readonly deliveries: number }[];
}

const FIRST = 3;
const GUILD = '100000000000000001';
const CHANNEL = '100000000000000002';

export async function startBlogs(web: LoopbackWeb, store: Store, pool: pg.Pool, count: number): Promise<GrowingBlogs> {
  await store.guilds.ensure({ id: GUILD, name: 'Readers' });
  let newest = FIRST;
  const ids: number[] = [];
  for (let blog = 0; blog < count; blog++) {
    const posts = () =>
      items(1, newest).map((item) => ({ ...item, link: `https://blog-${blog}.example/${item.guid}` }));
    const address = web.site(
      '/feed',
      politely(() => rss(posts(), { title: `Blog ${blog}` })),
    );
    ids.push((await store.liveFeeds.follow(address, `Blog ${blog}`)).id);
  }
  const stored = async () => {
    const { rows } = await pool.query<{ posts: number; different: number; deliveries: number }>(
      `SELECT count(*)::int AS posts, count(DISTINCT post.url)::int AS different,
              (SELECT count(*)::int FROM delivery JOIN subscription ON subscription.id = subscription_id
               WHERE subscription.feed_id = live_feed.feed_id) AS deliveries
       FROM live_feed LEFT JOIN post USING (feed_id) GROUP BY live_feed.feed_id ORDER BY live_feed.feed_id`,
    );
    return rows;
  };
  const expected = () => ids.map(() => ({ posts: newest, different: newest, deliveries: newest - FIRST }));
  return {
    publish: () => {
      newest++;
    },
    stored,
    expected,
    async settled(timeoutMs) {
      await expect.poll(stored, { timeout: timeoutMs, interval: 250 }).toEqual(expected());
    },
  };
}

/** Follows each feed in a channel once its past has been read. */
export async function subscribeAll(store: Store, pool: pg.Pool): Promise<void> {
  const states = async () => (await store.liveFeeds.statuses()).map(({ state }) => state);
  await expect.poll(async () => new Set(await states()), { timeout: 60_000 }).toEqual(new Set(['well']));
  const { rows } = await pool.query<{ feed_id: string }>('SELECT feed_id FROM live_feed');
  for (const { feed_id: feedId } of rows) {
    await store.subscriptions.follow({
      guildId: GUILD,
      channelId: CHANNEL,
      feedId: Number(feedId),
      followerId: GUILD,
      style: 'rich',
      filter: EVERYTHING,
      mentionRoleId: null,
      crosspost: false,
      burstLimit: 0,
    });
  }
}
