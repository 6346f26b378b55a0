import type { PostDraft } from '@fieldnotes/content/model';
import type { Pool, PoolClient } from 'pg';
import { blockRows } from '../offsets.js';
import type { PostRevision } from '../posts.js';
import { withTransaction } from '../transaction.js';
import type { ArticleMode } from './live-feed.js';
import { freeHosts, HOST_IS_FREE, hostOf, knowHosts } from './poll-hosts.js';

/** A page that may hold the full text of a post. Who has it may ask its host once. */
export interface ArticleRequest extends PostRevision {
  readonly url: string;
  readonly host: string;
  /** Times that it was taken up, this one included. Also tells this one from the others. */
  readonly visits: number;
  /** Visits that failed before. */
  readonly failures: number;
  /** Redirects that have led to `url`. */
  readonly redirects: number;
  readonly mode: Exclude<ArticleMode, 'never'>;
}

/** The part of a post that an article replaces. */
export type ArticleParts = Pick<PostDraft, 'body' | 'blocks' | 'author' | 'image' | 'language'>;

/** What a visit came to. */
export type ArticleOutcome =
  | { readonly kind: 'article'; readonly parts: ArticleParts }
  /** There is none, or there is no use in trying again: the post keeps the text of its feed. */
  | { readonly kind: 'none' }
  /** It is to be asked for at the address after the time. */
  | {
      readonly kind: 'later';
      readonly url: string;
      readonly afterMs: number;
      readonly why: 'redirect' | 'failure' | 'wait';
    };

export interface ArticleRequestRecords {
  /**
   * Takes at most `limit` pages that are due, one for each host; the hosts are held as by a poll, and the requests for as
   * long as the lease. Pages that a post waits for come first.
   */
  claim(token: string, limit: number, leaseMs: number): Promise<readonly ArticleRequest[]>;
  /**
   * Keeps what a visit came to. Gives the revision of the post that is to be read now; null when there is none, or when
   * the request is somebody else's meanwhile.
   */
  finish(request: ArticleRequest, outcome: ArticleOutcome): Promise<PostRevision | null>;
}

/** What is lost with the machine is asked for again. */
const REPEATABLE = { isRepeatable: true };

export function articleRequestRecords(pool: Pool): ArticleRequestRecords {
  const change = <Result>(work: (client: PoolClient) => Promise<Result>) => withTransaction(pool, work, REPEATABLE);
  return {
    claim: (token, limit, leaseMs) => change((client) => claim(client, token, limit, leaseMs)),
    finish: (request, outcome) => change((client) => finish(client, request, outcome)),
  };
}

/** Two statements, for the reason that polls are claimed by two. */
async function claim(client: PoolClient, token: string, limit: number, leaseMs: number): Promise<ArticleRequest[]> {
  const { rows: hosts } = await client.query<{ name: string }>(TAKE_HOSTS, [token, limit, leaseMs]);
  if (hosts.length === 0) return [];
  const names = hosts.map(({ name }) => name);
  const { rows } = await client.query<RequestRow>(FIRST_OF_EACH, [names, leaseMs]);
  const idle = new Set(names);
  for (const { host } of rows) idle.delete(host);
  await freeHosts(client, token, [...idle], 0);
  return rows.map(({ post_id, ...row }) => ({ postId: Number(post_id), ...row }));
}

async function finish(
  client: PoolClient,
  { postId, revision, visits }: ArticleRequest,
  outcome: ArticleOutcome,
): Promise<PostRevision | null> {
  // The post first, as everybody locks it who changes what belongs to it.
  const { rows: posts } = await client.query<PostRow>(LOCK_POST, [postId]);
  const [post] = posts;
  if (post === undefined) return null;
  if (outcome.kind === 'later') {
    const { url, afterMs, why } = outcome;
    await knowHosts(client, [hostOf(url)]);
    const { rowCount } = await client.query(POSTPONE, [postId, visits, url, hostOf(url), afterMs, why]);
    return rowCount === 1 && why === 'failure' && !post.is_read ? { postId, revision: post.revision } : null;
  }
  const { rowCount } = await client.query('DELETE FROM article_request WHERE post_id = $1 AND visits = $2', [
    postId,
    visits,
  ]);
  if (rowCount !== 1) return null;
  if (outcome.kind === 'none' || post.revision !== revision)
    return post.is_read ? null : { postId, revision: post.revision };
  const { body, blocks, author, image, language } = outcome.parts;
  await client.query(KEEP, [postId, body, JSON.stringify(blockRows(blocks)), author, image, language]);
  return { postId, revision: revision + 1 };
}

/** Pages wanted for a body: what is further down a feed is older. */
export interface WantedArticle {
  readonly postId: number;
  readonly url: string;
}

/** Posts are read without their article when it has not come in so long. */
const AWAITED = "interval '30 seconds'";
/** The pages of a feed's past are asked for one after the other, so that none has to wait for all of them. */
const APART = "interval '30 seconds'";

/**
 * Has the pages asked for, in the transaction that stores the posts. Posts that are to be announced wait for them: gives
 * the ids of these.
 */
export async function wantArticles(client: PoolClient, wanted: readonly WantedArticle[]): Promise<readonly number[]> {
  if (wanted.length === 0) return [];
  const hosts = wanted.map(({ url }) => hostOf(url));
  await knowHosts(client, hosts);
  const ids = wanted.map(({ postId }) => postId);
  const { rows } = await client.query<{ post_id: string }>(WANT, [ids, wanted.map(({ url }) => url), hosts]);
  return rows.map(({ post_id }) => Number(post_id));
}

/** The posts have another text now, which needs no page. */
export async function unwantArticles(client: PoolClient, postIds: readonly number[]): Promise<void> {
  if (postIds.length > 0) await client.query('DELETE FROM article_request WHERE post_id = ANY($1)', [postIds]);
}

/** Nothing is asked for any more for the posts of a feed; what waits is read at the next sweep. */
export async function unwantArticlesOf(client: PoolClient, feedId: number): Promise<void> {
  await client.query('DELETE FROM article_request USING post WHERE post.id = post_id AND post.feed_id = $1', [feedId]);
}

/** For statements over `post`: it waits for its article. */
export const AWAITS_ARTICLE =
  'EXISTS (SELECT FROM article_request WHERE article_request.post_id = post.id AND awaited_until > now())';

interface RequestRow {
  post_id: string;
  revision: number;
  url: string;
  host: string;
  visits: number;
  failures: number;
  redirects: number;
  mode: ArticleRequest['mode'];
}

interface PostRow {
  revision: number;
  is_read: boolean;
}

/** Requests that are looked at to find hosts: enough that one host with many does not hide all others. */
const LOOKED_AT = 2_000;

const TAKE_HOSTS = `
  WITH wanted AS MATERIALIZED (
    SELECT host FROM article_request WHERE due_at <= now() ORDER BY (awaited_until IS NULL), due_at LIMIT ${LOOKED_AT}
  ), due AS MATERIALIZED (
    SELECT name FROM poll_host WHERE name IN (SELECT host FROM wanted) AND free_at <= now() AND ${HOST_IS_FREE}
    LIMIT $2 FOR UPDATE SKIP LOCKED
  )
  UPDATE poll_host SET holder = $1, held_until = now() + $3 * interval '1 millisecond'
  FROM due WHERE poll_host.name = due.name
  RETURNING poll_host.name`;

const FIRST_OF_EACH = `
  WITH first AS (
    SELECT request.post_id, post.revision, live_feed.articles AS mode
    FROM unnest($1::text[]) AS taken (name)
    CROSS JOIN LATERAL (
      SELECT * FROM article_request WHERE host = taken.name AND due_at <= now()
      ORDER BY (awaited_until IS NULL), due_at LIMIT 1
    ) AS request
    JOIN post ON post.id = request.post_id
    JOIN live_feed ON live_feed.feed_id = post.feed_id
  )
  UPDATE article_request SET visits = visits + 1, due_at = now() + 2 * $2 * interval '1 millisecond'
  FROM first WHERE article_request.post_id = first.post_id AND due_at <= now()
  RETURNING article_request.post_id, revision, url, host, visits, failures, redirects, mode`;

const LOCK_POST = `
  SELECT revision, read_revision IS NOT DISTINCT FROM revision AS is_read FROM post WHERE id = $1 FOR NO KEY UPDATE`;

/** Nobody waits any longer for what has failed once. */
const POSTPONE = `
  UPDATE article_request SET
    url = $3, host = $4, due_at = now() + $5 * interval '1 millisecond',
    failures = failures + ($6 = 'failure')::int, redirects = redirects + ($6 = 'redirect')::int,
    awaited_until = CASE WHEN $6 <> 'failure' THEN awaited_until END
  WHERE post_id = $1 AND visits = $2`;

/** `content_hash` stays that of the feed's text, by which the next poll knows whether the feed has changed the post. */
const KEEP = `
  UPDATE post SET body = $2, blocks = $3, author = $4, image = $5, declared_language = $6, revision = revision + 1
  WHERE id = $1`;

const WANT = `
  WITH wanted AS (
    INSERT INTO article_request (post_id, url, host, due_at, awaited_until)
    SELECT post.id, page.url, page.host,
           CASE WHEN quiet IS NULL THEN now() ELSE now() + page.place * ${APART} END,
           CASE WHEN quiet IS NULL THEN now() + ${AWAITED} END
    FROM unnest($1::bigint[], $2::text[], $3::text[]) WITH ORDINALITY AS page (post_id, url, host, place)
    JOIN post ON post.id = page.post_id
    ON CONFLICT (post_id) DO UPDATE SET
      url = excluded.url, host = excluded.host, due_at = excluded.due_at, awaited_until = excluded.awaited_until,
      visits = article_request.visits + 1, failures = 0, redirects = 0
    RETURNING post_id, awaited_until
  )
  SELECT post_id FROM wanted WHERE awaited_until IS NOT NULL`;
