import type { PassageIndex, ScopeStatistics, TermStatistics } from '@fieldnotes/content/model';
import type { Run } from './statements.js';

/** Counts that are kept in memory, some 150 bytes each. */
const KEPT = 20_000;

/**
 * Counts how often terms occur within the feeds of a scope. What was counted is kept for as long as it holds: every
 * reading that is stored writes its feed's row of `feed_stat`, so the `xmin` of these rows says whether any count of
 * these feeds can have changed (PostgreSQL documentation, 5.6).
 */
export function scopeStatistics(run: Run): PassageIndex['statistics'] {
  const kept = new Map<string, TermStatistics | null>();

  function keep(key: string, counts: TermStatistics | null): void {
    const [oldest] = kept.size >= KEPT ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(key, counts);
  }

  async function count({ feedIds }: { feedIds?: readonly number[] }, terms: readonly string[]) {
    const { rows } = await run<StatisticsRow>(STATISTICS, [feedIds ?? null, terms]);
    const [total, ...found] = rows;
    const statistics = totals(total, new Map(found.map((row) => [row.term ?? '', counts(row)])));
    for (const term of terms) keep(keyOf(statistics, term), statistics.terms.get(term) ?? null);
    return statistics;
  }

  return async (scope, terms, asOf) => {
    if (asOf === undefined) return count(scope, terms);
    const known = terms.map((term) => [term, kept.get(keyOf(asOf, term))] as const);
    const unknown = known.filter(([, counts]) => counts === undefined).map(([term]) => term);
    const counted = unknown.length === 0 ? asOf : await count(scope, unknown);
    // A reading has been stored in between: what was known is of the past.
    if (counted.version !== asOf.version) return count(scope, terms);
    const found = known.map(([term, counts]) => [term, counts ?? counted.terms.get(term)] as const);
    return { ...counted, terms: new Map(found.filter((entry): entry is [string, TermStatistics] => entry[1] != null)) };
  };
}

/** The version says which feeds, too. */
function keyOf({ version }: Pick<ScopeStatistics, 'version'>, term: string): string {
  return `${version} ${term}`;
}

/** The first row has no term and holds the totals. */
const STATISTICS = `
  SELECT NULL AS term, sum(passages) AS passages, sum(posts) AS posts, 0 AS prominent, sum(tokens) AS tokens,
         sum(post_tokens) AS post_tokens, sum(hashtextextended(concat_ws(' ', xmin, feed_stat), 0)) AS version
  FROM feed_stat WHERE $1::bigint[] IS NULL OR feed_id = ANY($1)
  UNION ALL
  SELECT term, sum(passages), sum(posts), sum(prominent), NULL, NULL, NULL
  FROM term_stat WHERE term = ANY($2::text[]) AND ($1::bigint[] IS NULL OR feed_id = ANY($1))
  GROUP BY term`;

interface StatisticsRow extends CountsRow {
  tokens: string | null;
  post_tokens: string | null;
  version: string | null;
}

/** Counts of a term in some feeds, as the server sums them. */
export interface CountsRow {
  term: string | null;
  passages: string | null;
  posts: string | null;
  prominent: string | null;
}

export function counts(row: CountsRow): TermStatistics {
  return { passages: Number(row.passages), posts: Number(row.posts), prominent: Number(row.prominent) };
}

function totals(row: StatisticsRow | undefined, terms: ScopeStatistics['terms']): ScopeStatistics {
  const passages = Number(row?.passages ?? 0);
  const posts = Number(row?.posts ?? 0);
  return {
    passages,
    posts,
    averageLength: passages === 0 ? 0 : Number(row?.tokens ?? 0) / passages,
    averagePostLength: posts === 0 ? 0 : Number(row?.post_tokens ?? 0) / posts,
    terms,
    version: row?.version ?? '',
  };
}
