import type { Trend } from '@fieldnotes/content';
import type { Scope } from '@fieldnotes/content/model';
import type { Period, Store } from '@fieldnotes/store';
import { pad, truncate, widthOf } from '../output/layout.js';
import type { Output } from '../output/output.js';
import { alarm, bar, bold, dim, type Piece } from '../output/pieces.js';

const NAME_WIDTH = 24;
const NAMED = 5;
const BLOCKS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

export interface TrendRequest {
  readonly scope: Scope;
  readonly by: Period;
  readonly timeZone: string;
  readonly limit: number;
}

/** Topics over time. */
export interface TopicTrends {
  readonly periods: readonly string[];
  readonly posts: readonly number[];
  readonly trends: readonly Trend[];
  /** Names, the clearest first. */
  readonly rising: readonly string[];
  readonly fading: readonly string[];
}

export async function topicTrends({ scope, by, timeZone, limit }: TrendRequest, store: Store): Promise<TopicTrends> {
  const { going, trendsOf } = await import('@fieldnotes/content');
  const history = await store.topicHistory(scope, { by, timeZone, limit });
  const trends = trendsOf(history);
  const names = (direction: 'rising' | 'fading') => going(direction, trends, NAMED).map(({ topic }) => topic);
  return { ...history, trends, rising: names('rising'), fading: names('fading') };
}

/** A row of bars for each topic, one bar for each stretch of time, all to one scale; then what rises and what fades. */
export function showTrends({ periods, trends, rising, fading }: TopicTrends, output: Output): void {
  const nameWidth = Math.max(0, ...trends.map(({ topic }) => Math.min(NAME_WIDTH, widthOf(topic))));
  const room = Math.max(8, output.width - nameWidth - 16);
  const rows = trends.map((trend) => ({ trend, bars: fitted(trend.posts, room) }));
  const most = Math.max(1, ...rows.flatMap(({ bars }) => bars));
  const width = rows[0]?.bars.length ?? 0;
  output.line(' '.repeat(nameWidth + 2), dim(axis(periods, width)));
  for (const { trend, bars } of rows) {
    const name = pad(truncate(trend.topic, NAME_WIDTH), nameWidth);
    output.line(
      `${name}  `,
      bar(bars.map((posts) => block(posts, most)).join('')),
      dim(` ${trend.total}`),
      mark(trend),
    );
  }
  if (rising.length > 0) output.line(bold('rising  '), rising.join(', '));
  if (fading.length > 0) output.line(bold('fading  '), fading.join(', '));
  if (rising.length + fading.length === 0) output.note('No topic has clearly risen or faded in this time.');
}

function mark({ direction }: Trend): Piece {
  if (direction === 'steady') return '';
  return direction === 'rising' ? bold(' ↑') : alarm(' ↓');
}

/** The counts, added up in as many neighbouring groups as there is room for. */
export function fitted(counts: readonly number[], room: number): number[] {
  const size = Math.max(1, Math.ceil(counts.length / room));
  return Array.from({ length: Math.ceil(counts.length / size) }, (_, at) =>
    counts.slice(at * size, (at + 1) * size).reduce((sum, count) => sum + count, 0),
  );
}

/** One post is seen, however many the most are. */
function block(posts: number, most: number): string {
  const height = posts === 0 ? 0 : Math.max(1, Math.round((posts / most) * (BLOCKS.length - 1)));
  return BLOCKS[height] ?? '';
}

/** The first and the last stretch above their bars, as far as there is room. */
function axis(periods: readonly string[], width: number): string {
  const [first = '', last = ''] = [periods[0], periods[periods.length - 1]];
  const between = width - first.length - last.length;
  return between > 0 ? first + ' '.repeat(between) + last : `${first} – ${last}`;
}
