import type { Passage, Reading } from '@fieldnotes/content/model';
import type { PoolClient } from 'pg';
import type { MakeStatement } from './statements.js';

/** Passages of one post that hold a term, and those of them that hold it in their title, topics or headings. */
interface TermCounts {
  readonly passages: number;
  readonly prominent: number;
}

/** What one post contributes to its feed's statistics. */
export interface PostStatistics {
  readonly posts: number;
  readonly passages: number;
  /** Of its passages, which overlap. */
  readonly tokens: number;
  /** Of the post itself: `postLength`. */
  readonly postTokens: number;
  readonly terms: ReadonlyMap<string, TermCounts>;
}

/** The change one post makes to its feed's statistics. Terms whose counts stay the same are left out. */
export interface StatisticsChange {
  readonly posts: number;
  readonly passages: number;
  readonly tokens: number;
  readonly postTokens: number;
  /** Sorted by term, in code unit order. */
  readonly terms: readonly TermChange[];
}

interface TermChange extends TermCounts {
  readonly term: string;
  readonly posts: number;
}

export function readingStatistics(reading: Reading): PostStatistics {
  const terms = new Map<string, { passages: number; prominent: number }>();
  let tokens = 0;
  for (const passage of reading.passages) {
    tokens += passage.length;
    for (const [term, occurrences] of passage.terms) {
      let counts = terms.get(term);
      if (counts === undefined) {
        counts = { passages: 0, prominent: 0 };
        terms.set(term, counts);
      }
      counts.passages += 1;
      // Occurrences ascend by field, and the body is the last of the fields.
      if (occurrences[0]?.field !== 'body') counts.prominent += 1;
    }
  }
  return { posts: 1, passages: reading.passages.length, tokens, postTokens: postLength(reading.passages), terms };
}

/** Tokens of a post by its passages: those of the body before the last one, and those in it. */
export function postLength(passages: readonly Pick<Passage, 'bodyAt' | 'length'>[]): number {
  const last = passages[passages.length - 1];
  return last === undefined ? 0 : last.bodyAt + last.length;
}

/** What the stored passages of a post contribute now. Markers have no positions and are not terms. */
export async function storedStatistics(client: PoolClient, postId: number): Promise<PostStatistics> {
  const totals = await client.query<{ passages: number; tokens: number; postTokens: number }>(
    `SELECT count(*)::int AS passages, coalesce(sum(length), 0)::int AS tokens,
            coalesce(max(post_length), 0) AS "postTokens"
     FROM passage WHERE post_id = $1`,
    [postId],
  );
  const terms = await client.query<TermCounts & { term: string }>(
    `SELECT lexeme AS term, count(*)::int AS passages,
            count(*) FILTER (WHERE weights && '{A,B,C}')::int AS prominent
     FROM passage, unnest(tsv) WHERE post_id = $1 AND positions IS NOT NULL GROUP BY lexeme`,
    [postId],
  );
  const { passages, tokens, postTokens } = totals.rows[0] ?? { passages: 0, tokens: 0, postTokens: 0 };
  return { posts: 1, passages, tokens, postTokens, terms: new Map(terms.rows.map((row) => [row.term, row])) };
}

export function subtract(after: PostStatistics, before: PostStatistics = NOTHING): StatisticsChange {
  const terms = new Set([...after.terms.keys(), ...before.terms.keys()]);
  const changes = [...terms].map((term) => {
    const now = after.terms.get(term) ?? NEVER;
    const then = before.terms.get(term) ?? NEVER;
    return {
      term,
      passages: now.passages - then.passages,
      posts: Math.sign(now.passages) - Math.sign(then.passages),
      prominent: now.prominent - then.prominent,
    };
  });
  return {
    posts: after.posts - before.posts,
    passages: after.passages - before.passages,
    tokens: after.tokens - before.tokens,
    postTokens: after.postTokens - before.postTokens,
    terms: changes.filter(changesCounts).sort((a, b) => (a.term < b.term ? -1 : 1)),
  };
}

function changesCounts({ passages, prominent }: TermCounts): boolean {
  return passages !== 0 || prominent !== 0;
}

const NEVER: TermCounts = { passages: 0, prominent: 0 };
const NOTHING: PostStatistics = { posts: 0, passages: 0, tokens: 0, postTokens: 0, terms: new Map() };

/**
 * Adds a change to the feed's statistics. Transactions of one feed meet on these rows; all of them take the terms in
 * the same (byte) order and `feed_stat` at the same point, so that they wait for each other and never deadlock.
 *
 * @param retagged the tags of the post were changed since it was last read
 */
export async function applyStatistics(
  client: PoolClient,
  statement: MakeStatement,
  feedId: string,
  change: StatisticsChange,
  retagged: boolean,
): Promise<void> {
  const { terms } = change;
  const counts = [
    feedId,
    terms.map(({ term }) => term),
    terms.map(({ passages }) => passages),
    terms.map(({ posts }) => posts),
    terms.map(({ prominent }) => prominent),
    change.posts,
    change.passages,
    change.tokens,
    change.postTokens,
    Number(retagged),
  ];
  await client.query(statement(APPLY, counts));
  const removed = terms.filter(({ posts }) => posts < 0).map(({ term }) => term);
  if (removed.length === 0) return;
  // Rows that are locked already: their counts have just been lowered.
  await client.query('DELETE FROM term_stat WHERE feed_id = $1 AND term = ANY($2) AND passages = 0', [feedId, removed]);
}

const APPLY = `
  WITH of_feed AS (
    INSERT INTO feed_stat (feed_id, posts, passages, tokens, post_tokens, retagged) VALUES ($1, $6, $7, $8, $9, $10)
    ON CONFLICT (feed_id) DO UPDATE
    SET posts = feed_stat.posts + excluded.posts, passages = feed_stat.passages + excluded.passages,
        tokens = feed_stat.tokens + excluded.tokens, post_tokens = feed_stat.post_tokens + excluded.post_tokens,
        retagged = feed_stat.retagged + excluded.retagged
  )
  INSERT INTO term_stat (term, feed_id, passages, posts, prominent)
  SELECT term, $1, passages, posts, prominent
  FROM unnest($2::text[], $3::int[], $4::int[], $5::int[]) AS row (term, passages, posts, prominent)
  ON CONFLICT (term, feed_id) DO UPDATE
  SET passages = term_stat.passages + excluded.passages, posts = term_stat.posts + excluded.posts,
      prominent = term_stat.prominent + excluded.prominent`;
