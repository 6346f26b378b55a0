import type { PostDraft } from '@fieldnotes/content/model';
import type { PoolClient } from 'pg';
import { DRAFT_COLUMNS, DRAFT_TYPES, draftColumns, materialHash } from '../post-columns.js';
import type { PostRevision } from '../posts.js';
import { isSuspicious } from './brake.js';
import { fingerprintOf } from './fingerprint.js';
import { postsAlike, postsByName } from './known-posts.js';
import type { FeedEvent, PollResult } from './live-feed.js';
import { type Arrival, type Named, nameArrivals, textName } from './names.js';
import { writeResults } from './poll-state.js';
import { matchByName, type Recognised, reconcile } from './reconcile.js';

/** A body that a poll brought, read. */
export interface ArrivingBody {
  readonly result: PollResult;
  readonly arrivals: readonly Arrival[];
  /** What the feed says of itself. */
  readonly head: { readonly title: string | null; readonly image: string | null };
}

export type ArrivalOutcome =
  | {
      readonly kind: 'stored';
      readonly added: number;
      readonly revised: number;
      /** Why the added posts are announced to nobody; null when they are announced. */
      readonly quiet: 'history' | 'pause' | 'brake' | null;
      /** The added and the revised ones: each needs a `read` job. */
      readonly changed: readonly PostRevision[];
    }
  | { readonly kind: 'lost' };

/** Stores what is new in a body, and how its feed is polled from now on; part of a transaction that holds its host. */
export async function storeArrivals(client: PoolClient, body: ArrivingBody): Promise<ArrivalOutcome> {
  const { result, arrivals, head } = body;
  const feed = await lockFeed(client, result);
  if (feed === undefined) return { kind: 'lost' };
  const items = nameArrivals(arrivals, feed.guids_hold);
  const byName = matchByName(items, await postsByName(client, result.feedId, items));
  const alike = await postsAlike(client, result.feedId, byName.rest);
  const { known, fresh, guidsHold, isSwitched } = reconcile(byName, alike, feed.guids_hold);

  const quiet = quietness(feed, items, fresh);
  const added = await addPosts(client, result.feedId, fresh, quiet);
  const revised = await revisePosts(client, known.filter(isRevised));
  await addAliases(client, result.feedId, known, guidsHold);
  const events = eventsOf({ added: added.length, revised: revised.length, quiet, isSwitched });
  await writeResults(client, [{ ...result, events: [...result.events, ...events] }]);
  await client.query(AFTER_BODY, [result.feedId, guidsHold, added.length > 0, head.title, head.image]);
  return { kind: 'stored', added: added.length, revised: revised.length, quiet, changed: [...added, ...revised] };
}

interface LockedFeed {
  guids_hold: boolean | null;
  next_is_past: boolean;
  succeeded_at: Date | null;
  posts: number;
}

/** Undefined when the feed was paused, given another address or removed while it was being polled. */
async function lockFeed(client: PoolClient, { feedId, url }: PollResult): Promise<LockedFeed | undefined> {
  const { rows } = await client.query<LockedFeed>(
    `SELECT guids_hold, next_is_past, succeeded_at,
            (SELECT count(*)::int FROM (SELECT FROM post WHERE feed_id = $1 LIMIT 100) AS some) AS posts
     FROM live_feed WHERE feed_id = $1 AND url = $2 AND paused_at IS NULL FOR UPDATE`,
    [feedId, url],
  );
  return rows[0];
}

/** Why what is new in this body is not announced. */
function quietness(feed: LockedFeed, items: readonly Named[], fresh: readonly Named[]) {
  if (feed.next_is_past) return feed.succeeded_at === null ? 'history' : 'pause';
  const freshDates = fresh.map(({ arrival }) => arrival.draft.publishedAt);
  const signs = { items: items.length, freshDates, storedBefore: feed.posts, lastRead: feed.succeeded_at };
  return isSuspicious(signs) ? 'brake' : null;
}

async function addPosts(
  client: PoolClient,
  feedId: number,
  fresh: readonly Named[],
  quiet: string | null,
): Promise<PostRevision[]> {
  if (fresh.length === 0) return [];
  const drafts = await identified(client, feedId, fresh);
  const { rows } = await client.query<{ id: string }>(ADD, [
    feedId,
    quiet,
    ...draftColumns(drafts, materialHash),
    drafts.map(fingerprintOf),
  ]);
  return rows.map(({ id }) => ({ postId: Number(id), revision: 1 }));
}

/** Each draft with the best of its names that no other post of the feed has, or had. */
async function identified(client: PoolClient, feedId: number, fresh: readonly Named[]): Promise<PostDraft[]> {
  const wished = fresh.map(({ arrival, names }) => [...names, textName(arrival.draft)]);
  const { rows } = await client.query<{ name: string }>(TAKEN, [feedId, wished.flat()]);
  const taken = new Set(rows.map(({ name }) => name));
  return fresh.map(({ arrival }, index) => {
    const names = wished[index] ?? [];
    const [last = ''] = names.slice(-1);
    let identity = names.find((name) => !taken.has(name)) ?? last;
    for (let count = 2; taken.has(identity); count++) identity = `${last} (${count})`;
    taken.add(identity);
    return { ...arrival.draft, identity };
  });
}

const isRevised = ({ item, post }: Recognised): boolean =>
  materialHash(item.arrival.draft).toString('hex') !== post.contentHash;

async function revisePosts(client: PoolClient, revised: readonly Recognised[]): Promise<PostRevision[]> {
  if (revised.length === 0) return [];
  const drafts = revised.map(({ item }) => item.arrival.draft);
  const { rows } = await client.query<{ id: string; revision: number }>(REVISE, [
    revised.map(({ post }) => post.id),
    ...draftColumns(drafts, materialHash),
    drafts.map(fingerprintOf),
  ]);
  return rows.map(({ id, revision }) => ({ postId: Number(id), revision }));
}

/** A guid that will not come back is not remembered; texts are known by their fingerprint. */
async function addAliases(
  client: PoolClient,
  feedId: number,
  known: readonly Recognised[],
  guidsHold: boolean | null,
): Promise<void> {
  const renamed = known.filter(({ item, isRenamed }) => {
    if (!isRenamed || (item.guid === null && item.url === null)) return false;
    return item.guid === null || guidsHold !== false;
  });
  if (renamed.length === 0) return;
  await client.query(ADD_ALIASES, [
    feedId,
    renamed.map(({ item }) => item.names[0]),
    renamed.map(({ post }) => post.id),
    MOST_ALIASES,
  ]);
}

/** A feed that renames its posts for ever fills no table. */
const MOST_ALIASES = 8;

function eventsOf({ added, revised, quiet, isSwitched }: Counts): FeedEvent[] {
  const events: FeedEvent[] = [];
  if (isSwitched) events.push({ kind: 'guids', detail: {}, isNotice: false });
  if (quiet === 'brake') events.push({ kind: 'brake', detail: { held: added }, isNotice: true });
  else if (added + revised > 0) {
    events.push({ kind: 'posts', detail: { added, revised, ...(quiet === null ? {} : { quiet }) }, isNotice: false });
  }
  return events;
}

interface Counts {
  readonly added: number;
  readonly revised: number;
  readonly quiet: 'history' | 'pause' | 'brake' | null;
  readonly isSwitched: boolean;
}

/** The parameters of a batch of drafts from the given number on, as the columns of a row. */
function unnested(from: number): string {
  return [...DRAFT_TYPES, 'bytea[]'].map((type, index) => `$${from + index}::${type}`).join(', ');
}

const ADD = `
  INSERT INTO post (feed_id, quiet, ${DRAFT_COLUMNS}, fingerprint)
  SELECT $1, $2, identity, source, url, title, author, published_at, body, blocks,
         ARRAY(SELECT jsonb_array_elements_text(tags)), image, declared_language, content_hash, fingerprint
  FROM unnest(${unnested(3)}) AS draft (${DRAFT_COLUMNS}, fingerprint)
  RETURNING id`;

/** The date of a post is that of its first appearance: feeds move dates. */
const REVISE = `
  UPDATE post SET
    source = draft.source, url = coalesce(draft.url, post.url), title = draft.title, author = draft.author,
    published_at = coalesce(post.published_at, draft.published_at), body = draft.body, blocks = draft.blocks,
    tags = ARRAY(SELECT jsonb_array_elements_text(draft.tags)), image = draft.image,
    declared_language = draft.declared_language, content_hash = draft.content_hash, fingerprint = draft.fingerprint,
    revision = post.revision + 1, stored_at = now()
  FROM unnest($1::bigint[], ${unnested(2)}) AS draft (id, ${DRAFT_COLUMNS}, fingerprint)
  WHERE post.id = draft.id
  RETURNING post.id, post.revision`;

const TAKEN = `
  SELECT identity AS name FROM post WHERE feed_id = $1 AND identity = ANY($2)
  UNION SELECT identity FROM post_alias WHERE feed_id = $1 AND identity = ANY($2)`;

const ADD_ALIASES = `
  INSERT INTO post_alias (feed_id, identity, post_id)
  SELECT $1, name, id FROM unnest($2::text[], $3::bigint[]) AS renamed (name, id)
  WHERE (SELECT count(*) FROM post_alias WHERE post_id = id) < $4
    AND NOT EXISTS (SELECT FROM post WHERE feed_id = $1 AND identity = name)
  ON CONFLICT (feed_id, identity) DO NOTHING`;

const AFTER_BODY = `
  WITH described AS (
    UPDATE feed SET title = coalesce($4, title), image = $5
    WHERE id = $1 AND (title, image) IS DISTINCT FROM (coalesce($4, title), $5)
  )
  UPDATE live_feed SET guids_hold = $2, next_is_past = false, changed_at = CASE WHEN $3 THEN now() ELSE changed_at END
  WHERE feed_id = $1`;
