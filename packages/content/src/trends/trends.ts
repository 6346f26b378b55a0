/** Posts by stretches of time of equal kind, oldest first, without gaps. */
export interface History {
  /** Posts in each stretch. */
  readonly posts: readonly number[];
  /** For each topic the posts in each stretch. */
  readonly topics: readonly { readonly topic: string; readonly posts: readonly number[] }[];
}

export type Direction = 'rising' | 'fading' | 'steady';

/** How a topic fares. */
export interface Trend {
  readonly topic: string;
  /** Posts in each stretch. */
  readonly posts: readonly number[];
  readonly total: number;
  /** Share of the posts that have the topic, 0 to 1: in the newest stretches, and in those before. */
  readonly recentShare: number;
  readonly earlierShare: number;
  /** The difference of the two shares in standard errors; positive when the newest is larger. */
  readonly change: number;
  readonly direction: Direction;
}

/** Standard errors from which a difference counts: one in ten topics that stay the same would be named by chance. */
const NOTABLE = 1.645;
/** Posts on a topic below which nothing is said of it. */
const LEAST_POSTS = 3;
/** The share of the stretches, the newest ones, that is compared with those before. */
const RECENT = 1 / 3;

/**
 * What rises and what fades: each topic's share of the posts in the newest third of the stretches against its share
 * before, by the test of two proportions with a pooled variance. Shares, because a blog that writes more writes more
 * on everything. In the order of the history. Pure.
 */
export function trendsOf({ posts, topics }: History): Trend[] {
  const from = recentFrom(posts.length);
  const recent = sum(posts.slice(from));
  const earlier = sum(posts.slice(0, from));
  return topics.map(({ topic, posts: counts }) => {
    const late = sum(counts.slice(from));
    const early = sum(counts.slice(0, from));
    const change = difference(late, recent, early, earlier);
    return {
      topic,
      posts: counts,
      total: late + early,
      recentShare: recent === 0 ? 0 : late / recent,
      earlierShare: earlier === 0 ? 0 : early / earlier,
      change,
      direction: directionOf(change, late + early),
    };
  });
}

/** Index of the first of the stretches that count as the newest; all but one stretch may be before. */
export function recentFrom(stretches: number): number {
  return stretches - Math.min(Math.max(1, Math.round(stretches * RECENT)), Math.max(0, stretches - 1));
}

/** Of the trends, those that go one way, the clearest first. */
export function going(direction: 'rising' | 'fading', trends: readonly Trend[], most: number): Trend[] {
  return trends
    .filter((trend) => trend.direction === direction)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.topic < b.topic ? -1 : 1))
    .slice(0, most);
}

function directionOf(change: number, total: number): Direction {
  if (total < LEAST_POSTS || Math.abs(change) < NOTABLE) return 'steady';
  return change > 0 ? 'rising' : 'fading';
}

function difference(late: number, recent: number, early: number, earlier: number): number {
  if (recent === 0 || earlier === 0) return 0;
  const pooled = (late + early) / (recent + earlier);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / recent + 1 / earlier));
  return error === 0 ? 0 : (late / recent - early / earlier) / error;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
