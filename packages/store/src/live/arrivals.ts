import type { PostDraft } from '@fieldnotes/content/model';
import type { PoolClient } from 'pg';
import { type CatchUp, catchUpInFeed } from '../catch-up.js';
import { DRAFT_COLUMNS, DRAFT_TYPES, draftColumns, materialHash } from '../post-columns.js';
import type { PostRevision } from '../posts.js';
import { unwantArticles, type WantedArticle, wantArticles } from './article-requests.js';
import { type KnownPost, type KnownRow, type PostMarks, postsAlike, toKnown } from './known-posts.js';
import type { FeedEvent, PollResult } from './live-feed.js';
import { writeResults } from './poll-state.js';

/** A body that a poll brought, read. */
export interface ArrivingBody {
  readonly result: PollResult;
  /** What the feed says of itself. */
  readonly head: { readonly title: string | null; readonly image: string | null };
  /** What its items can be recognised by. */
  readonly marks: readonly PostMarks[];
  /**
   * Says which posts the items are, given the stored ones that may be meant. Called while the feed is locked, so that
   * what it is given stays true until its answer is stored.
   */
  readonly recognise: (known: readonly KnownPost[]) => Recognised;
}

/** The items of a body as posts. */
export interface Recognised {
  readonly items: readonly RecognisedItem[];
  /** Most of the feed looks new though it is not: it is stored and announced to nobody until somebody says so. */
  readonly isRegimeChange: boolean;
}

export interface RecognisedItem {
  readonly kind: 'new' | 'known';
  /** With the identity of the stored post, or the one that the new post is to have. */
  readonly draft: PostDraft;
  readonly marks: PostMarks;
  /** The page that its full text may stand on, where that is to be asked for. */
  readonly articleUrl: string | null;
}

/** Why posts are announced to nobody. */
export type Quietness = 'history' | 'pause' | 'brake';

export type ArrivalOutcome =
  | {
      readonly kind: 'stored';
      readonly added: number;
      readonly revised: number;
      /** Why the added posts are announced to nobody; null when they are announced. */
      readonly quiet: Quietness | null;
      /** The added and the revised ones that do not wait for their article: each needs a `read` job. */
      readonly changed: readonly PostRevision[];
    }
  /** The claim is somebody else's, or the feed was paused or moved meanwhile: nothing was stored. */
  | { readonly kind: 'lost' };

/** Stores what is new in a body, and how its feed is polled from now on; part of a transaction that holds its host. */
export async function storeArrivals(client: PoolClient, body: ArrivingBody): Promise<ArrivalOutcome> {
  const { result, head, marks } = body;
  const { feedId } = result;
  const feed = await lockFeed(client, result);
  if (feed === undefined) return { kind: 'lost' };
  const stored = await postsAlike(client, feedId, marks);
  const { items, isRegimeChange } = body.recognise(stored.map(toKnown));
  const byIdentity = new Map(stored.map((row) => [row.identity, row]));
  const known = items.flatMap((item) => {
    const row = item.kind === 'known' ? byIdentity.get(item.draft.identity) : undefined;
    return row === undefined ? [] : [{ item, row }];
  });
  const fresh = items.filter(({ kind }) => kind === 'new');

  const quiet = quietness(feed, isRegimeChange);
  const added = await addPosts(client, feedId, fresh, quiet);
  if (feed.catch_up !== null && added.length > 0) {
    await catchUpInFeed(client, feedId, feed.catch_up, Math.max(...added.map(({ postId }) => postId)));
  }
  const revised = await revisePosts(client, known.filter(isRevised));
  await moveMarks(client, known.filter(isMarkedAnew));
  const events = eventsOf(added.length, revised.length, quiet);
  await writeResults(client, [{ ...result, events: [...result.events, ...events] }]);
  await client.query(AFTER_BODY, [feedId, added.length > 0, head.title, head.image]);
  const changed = await withoutAwaited(client, [...added, ...revised], quiet);
  return { kind: 'stored', added: added.length, revised: revised.length, quiet, changed };
}

/** A post as it is stored now, and the item that it is of. */
interface StoredItem extends PostRevision {
  readonly item: RecognisedItem;
}

/** Pages that are asked for of one body: of what is new, and of the past. The rest keep the text of the feed. */
const MOST_ARTICLES = { fresh: 50, past: 20 };

/** Has the pages asked for on which full texts may stand; gives the posts that need not wait for them. */
async function withoutAwaited(
  client: PoolClient,
  stored: readonly StoredItem[],
  quiet: Quietness | null,
): Promise<PostRevision[]> {
  const wanted = stored
    .flatMap(({ postId, item: { articleUrl: url } }): WantedArticle[] => (url === null ? [] : [{ postId, url }]))
    .slice(0, quiet === null ? MOST_ARTICLES.fresh : MOST_ARTICLES.past);
  const wanting = new Set(wanted.map(({ postId }) => postId));
  const revised = stored.filter(({ postId, revision }) => revision > 1 && !wanting.has(postId));
  await unwantArticles(
    client,
    revised.map(({ postId }) => postId),
  );
  const awaited = new Set(await wantArticles(client, wanted));
  return stored.filter(({ postId }) => !awaited.has(postId)).map(({ postId, revision }) => ({ postId, revision }));
}

interface LockedFeed {
  next_is_past: boolean;
  catch_up: Exclude<CatchUp, 'skip'> | null;
  succeeded_at: Date | null;
}

async function lockFeed(client: PoolClient, { feedId, url }: PollResult): Promise<LockedFeed | undefined> {
  const { rows } = await client.query<LockedFeed>(
    `SELECT next_is_past, catch_up, succeeded_at FROM live_feed
     WHERE feed_id = $1 AND url = $2 AND paused_at IS NULL FOR UPDATE`,
    [feedId, url],
  );
  return rows[0];
}

function quietness(feed: LockedFeed, isRegimeChange: boolean): Quietness | null {
  if (feed.next_is_past) return feed.succeeded_at === null ? 'history' : 'pause';
  return isRegimeChange ? 'brake' : null;
}

async function addPosts(
  client: PoolClient,
  feedId: number,
  fresh: readonly RecognisedItem[],
  quiet: Quietness | null,
): Promise<StoredItem[]> {
  if (fresh.length === 0) return [];
  const add = async (items: readonly RecognisedItem[]): Promise<StoredItem[]> => {
    const { rows } = await client.query<{ id: string; identity: string }>(ADD, [feedId, quiet, ...itemColumns(items)]);
    const ids = new Map(rows.map(({ id, identity }) => [identity, Number(id)]));
    return items.flatMap((item) => {
      const postId = ids.get(item.draft.identity);
      return postId === undefined ? [] : [{ postId, revision: 1, item }];
    });
  };
  const added = await add(fresh);
  if (added.length === fresh.length) return added;
  const known = new Set(added.map(({ item }) => item));
  const named = fresh.filter((item) => !known.has(item));
  return [...added, ...(await add(await withFreeIdentities(client, feedId, named)))];
}

/** A guid that was another post's before names a new one with a number behind it. */
async function withFreeIdentities(
  client: PoolClient,
  feedId: number,
  items: readonly RecognisedItem[],
): Promise<readonly RecognisedItem[]> {
  let named = items;
  for (let count = 2; ; count++) {
    const identities = named.map(({ draft }) => draft.identity);
    const { rows } = await client.query<{ identity: string }>(TAKEN, [feedId, identities]);
    if (rows.length === 0) return named;
    const taken = new Set(rows.map(({ identity }) => identity));
    named = named.map((item, index) => {
      const wanted = items[index]?.draft.identity ?? '';
      return taken.has(item.draft.identity)
        ? { ...item, draft: { ...item.draft, identity: `${wanted} (${count})` } }
        : item;
    });
  }
}

interface KnownItem {
  readonly item: RecognisedItem;
  readonly row: KnownRow;
}

const isRevised = ({ item, row }: KnownItem): boolean => !materialHash(item.draft).equals(row.content_hash);

async function revisePosts(client: PoolClient, revised: readonly KnownItem[]): Promise<StoredItem[]> {
  if (revised.length === 0) return [];
  const ids = revised.map(({ row }) => row.id);
  const { rows } = await client.query<{ id: string; revision: number }>(REVISE, [
    ids,
    ...itemColumns(revised.map(({ item }) => item)),
  ]);
  const revisions = new Map(rows.map(({ id, revision }) => [id, revision]));
  return revised.flatMap(({ item, row }) => {
    const revision = revisions.get(row.id);
    return revision === undefined ? [] : [{ postId: Number(row.id), revision, item }];
  });
}

/** The same post under another guid or at another address: it is known by these from now on. */
const isMarkedAnew = (known: KnownItem): boolean =>
  !isRevised(known) && (known.item.marks.guid !== known.row.guid_mark || known.item.marks.link !== known.row.link_mark);

async function moveMarks(client: PoolClient, known: readonly KnownItem[]): Promise<void> {
  if (known.length === 0) return;
  await client.query(MOVE_MARKS, [
    known.map(({ row }) => row.id),
    known.map(({ item }) => item.marks.guid),
    known.map(({ item }) => item.marks.link),
    known.map(({ item }) => item.draft.url),
  ]);
}

function eventsOf(added: number, revised: number, quiet: Quietness | null): FeedEvent[] {
  if (quiet === 'brake' && added > 0) return [{ kind: 'brake', detail: { held: added }, isNotice: true }];
  if (added + revised === 0) return [];
  return [{ kind: 'posts', detail: { added, revised, ...(quiet === null ? {} : { quiet }) }, isNotice: false }];
}

function itemColumns(items: readonly RecognisedItem[]): unknown[] {
  return [
    ...draftColumns(
      items.map(({ draft }) => draft),
      materialHash,
    ),
    items.map(({ marks }) => marks.guid),
    items.map(({ marks }) => marks.link),
    items.map(({ marks }) => marks.title),
    items.map(({ marks }) => marks.content),
  ];
}

const ITEM_COLUMNS = `${DRAFT_COLUMNS}, guid_mark, link_mark, title_mark, content_mark`;

/** The parameters of `itemColumns` from the given number on, as the columns of a row. */
function unnested(from: number): string {
  const types = [...DRAFT_TYPES, 'text[]', 'text[]', 'text[]', 'text[]'];
  return types.map((type, index) => `$${from + index}::${type}`).join(', ');
}

const TAKEN = 'SELECT identity FROM post WHERE feed_id = $1 AND identity = ANY($2)';

const ADD = `
  INSERT INTO post (feed_id, quiet, ${ITEM_COLUMNS})
  SELECT $1, $2, identity, source, url, title, author, published_at, body, blocks,
         ARRAY(SELECT jsonb_array_elements_text(tags)), image, declared_language, content_hash,
         guid_mark, link_mark, title_mark, content_mark
  FROM unnest(${unnested(3)}) AS item (${ITEM_COLUMNS})
  ON CONFLICT (feed_id, identity) DO NOTHING
  RETURNING id, identity`;

/** The date of a post is that of its first appearance: feeds move dates. */
const REVISE = `
  UPDATE post SET
    url = coalesce(item.url, post.url), title = item.title, author = item.author,
    published_at = coalesce(post.published_at, item.published_at), body = item.body, blocks = item.blocks,
    tags = ARRAY(SELECT jsonb_array_elements_text(item.tags)), image = item.image,
    retagged = post.retagged OR post.tags IS DISTINCT FROM ARRAY(SELECT jsonb_array_elements_text(item.tags)),
    declared_language = item.declared_language, content_hash = item.content_hash, guid_mark = item.guid_mark,
    link_mark = item.link_mark, title_mark = item.title_mark, content_mark = item.content_mark,
    revision = post.revision + 1, stored_at = now()
  FROM unnest($1::bigint[], ${unnested(2)}) AS item (id, ${ITEM_COLUMNS})
  WHERE post.id = item.id
  RETURNING post.id, post.revision`;

const MOVE_MARKS = `
  UPDATE post SET guid_mark = item.guid, link_mark = item.link, url = coalesce(item.url, post.url)
  FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) AS item (id, guid, link, url)
  WHERE post.id = item.id`;

const AFTER_BODY = `
  WITH described AS (
    UPDATE feed SET title = coalesce($3, title), image = $4
    WHERE id = $1 AND (title, image) IS DISTINCT FROM (coalesce($3, title), $4)
  )
  UPDATE live_feed SET changed_at = now() WHERE feed_id = $1 AND $2`;
