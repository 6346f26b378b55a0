import type { Reading } from '@fieldnotes/content/model';
import type { PoolClient } from 'pg';

/** What one post contributes to its feed's statistics. */
export interface PostStatistics {
  readonly posts: number;
  readonly passages: number;
  readonly tokens: number;
  /** Passages of the post that hold the term. */
  readonly terms: ReadonlyMap<string, number>;
}

/** The change one post makes to its feed's statistics. Terms whose counts stay the same are left out. */
export interface StatisticsChange {
  readonly posts: number;
  readonly passages: number;
  readonly tokens: number;
  /** Sorted by term, in code unit order. */
  readonly terms: readonly { readonly term: string; readonly passages: number; readonly posts: number }[];
}

export function readingStatistics(reading: Reading): PostStatistics {
  const terms = new Map<string, number>();
  let tokens = 0;
  for (const passage of reading.passages) {
    tokens += passage.length;
    for (const term of passage.terms.keys()) terms.set(term, (terms.get(term) ?? 0) + 1);
  }
  return { posts: 1, passages: reading.passages.length, tokens, terms };
}

/** What the stored passages of a post contribute now. Markers have no positions and are not terms. */
export async function storedStatistics(client: PoolClient, postId: number): Promise<PostStatistics> {
  const totals = await client.query<{ passages: number; tokens: number }>(
    'SELECT count(*)::int AS passages, coalesce(sum(length), 0)::int AS tokens FROM passage WHERE post_id = $1',
    [postId],
  );
  const terms = await client.query<{ term: string; passages: number }>(
    `SELECT lexeme AS term, count(*)::int AS passages
     FROM passage, unnest(tsv) WHERE post_id = $1 AND positions IS NOT NULL GROUP BY lexeme`,
    [postId],
  );
  const { passages, tokens } = totals.rows[0] ?? { passages: 0, tokens: 0 };
  return { posts: 1, passages, tokens, terms: new Map(terms.rows.map((row) => [row.term, row.passages])) };
}

export function subtract(after: PostStatistics, before: PostStatistics = NOTHING): StatisticsChange {
  const terms = new Set([...after.terms.keys(), ...before.terms.keys()]);
  const changes = [...terms].map((term) => {
    const now = after.terms.get(term) ?? 0;
    const then = before.terms.get(term) ?? 0;
    return { term, passages: now - then, posts: Math.sign(now) - Math.sign(then) };
  });
  return {
    posts: after.posts - before.posts,
    passages: after.passages - before.passages,
    tokens: after.tokens - before.tokens,
    terms: changes.filter(({ passages }) => passages !== 0).sort((a, b) => (a.term < b.term ? -1 : 1)),
  };
}

const NOTHING: PostStatistics = { posts: 0, passages: 0, tokens: 0, terms: new Map() };

/**
 * Adds a change to the feed's statistics. Transactions of one feed meet on these rows; all of them take the terms in
 * the same (byte) order and `feed_stat` last, so that they wait for each other and never deadlock.
 */
export async function applyStatistics(client: PoolClient, feedId: string, change: StatisticsChange): Promise<void> {
  const { terms } = change;
  await client.query(
    `INSERT INTO term_stat (term, feed_id, passages, posts)
     SELECT term, $1, passages, posts FROM unnest($2::text[], $3::int[], $4::int[]) AS row (term, passages, posts)
     ON CONFLICT (term, feed_id) DO UPDATE
     SET passages = term_stat.passages + excluded.passages, posts = term_stat.posts + excluded.posts`,
    [feedId, terms.map(({ term }) => term), terms.map(({ passages }) => passages), terms.map(({ posts }) => posts)],
  );
  const removed = terms.filter(({ posts }) => posts < 0).map(({ term }) => term);
  if (removed.length > 0) {
    await client.query('DELETE FROM term_stat WHERE feed_id = $1 AND term = ANY($2) AND passages = 0', [
      feedId,
      removed,
    ]);
  }
  await client.query(
    `INSERT INTO feed_stat (feed_id, posts, passages, tokens) VALUES ($1, $2, $3, $4)
     ON CONFLICT (feed_id) DO UPDATE
     SET posts = feed_stat.posts + excluded.posts, passages = feed_stat.passages + excluded.passages,
         tokens = feed_stat.tokens + excluded.tokens`,
    [feedId, change.posts, change.passages, change.tokens],
  );
}
