import type { Scope } from '@fieldnotes/content/model';
import type { Pool } from 'pg';
import { narrowPosts, Parameters } from './scope.js';

/** Into what stretches of time posts are counted. Weeks begin on Monday. */
export const PERIODS = ['week', 'month', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** Posts of a scope by the stretch of time in which they were published. */
export interface TopicHistory {
  /** First days, `YYYY-MM-DD`, without gaps, oldest first. */
  readonly periods: readonly string[];
  /** Posts in each of the periods. */
  readonly posts: readonly number[];
  /** The most frequent topics, and for each the posts in each of the periods. */
  readonly topics: readonly { readonly topic: string; readonly posts: readonly number[] }[];
}

/** The newest so many stretches are counted: 30 years of weeks. */
export const MOST_PERIODS = 1_600;
const MOST_TOPICS = 1_000;

/**
 * @param timeZone IANA name of the zone whose calendar counts
 * @param limit topics, most posts first
 */
export type ReadTopicHistory = (
  scope: Scope,
  options: { readonly by: Period; readonly timeZone: string; readonly limit: number },
) => Promise<TopicHistory>;

export function topicHistory(pool: Pool): ReadTopicHistory {
  return async (scope, { by, timeZone, limit }) => {
    const parameters = new Parameters();
    const zone = parameters.add(timeZone);
    const period = parameters.add(by);
    const dated = `
      dated AS (
        SELECT id, date_trunc(${period}, published_at AT TIME ZONE ${zone}) AS period
        FROM post WHERE published_at IS NOT NULL ${narrowPosts(scope, parameters)}
      ), recent AS (
        SELECT * FROM dated
        WHERE period > (SELECT max(period) FROM dated) - ${parameters.add(MOST_PERIODS)}::int * ('1 ' || ${period})::interval
      )`;
    const most = parameters.add(Math.min(limit, MOST_TOPICS));
    const { rows } = await pool.query<Row>(statement(dated, most, period), parameters.values);
    return assemble(rows);
  };
}

interface Row {
  /** Null in the rows that count the posts themselves. */
  topic: string | null;
  period: string;
  posts: number;
}

/** All periods from the first to the last, then the counts of the topics, most frequent topic first. */
function statement(dated: string, most: string, period: string): string {
  return `
    WITH ${dated}, counted AS (
      SELECT topic, period, count(*)::int AS posts
      FROM recent JOIN post_topic ON post_id = recent.id GROUP BY topic, period
    ), frequent AS (
      SELECT topic, sum(posts) AS total FROM counted GROUP BY topic ORDER BY total DESC, topic LIMIT ${most}::int
    )
    SELECT NULL AS topic, to_char(every, 'YYYY-MM-DD') AS period, count(recent.id)::int AS posts, NULL AS total
    FROM generate_series((SELECT min(period) FROM recent), (SELECT max(period) FROM recent),
                         ('1 ' || ${period})::interval) AS every
    LEFT JOIN recent ON recent.period = every GROUP BY every
    UNION ALL
    SELECT topic, to_char(period, 'YYYY-MM-DD'), posts, total FROM counted JOIN frequent USING (topic)
    ORDER BY total DESC NULLS FIRST, topic, period`;
}

function assemble(rows: readonly Row[]): TopicHistory {
  const all = rows.filter(({ topic }) => topic === null);
  const places = new Map(all.map(({ period }, at) => [period, at]));
  const topics = new Map<string, number[]>();
  for (const { topic, period, posts } of rows) {
    const at = places.get(period);
    if (topic === null || at === undefined) continue;
    const counts = topics.get(topic) ?? new Array<number>(all.length).fill(0);
    counts[at] = posts;
    topics.set(topic, counts);
  }
  return {
    periods: [...places.keys()],
    posts: all.map(({ posts }) => posts),
    topics: [...topics].map(([topic, posts]) => ({ topic, posts })),
  };
}
