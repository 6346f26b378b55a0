/** How old a post is: "more than two years ago", "older than 6 months", "less than a week ago", "within 3 days". */

import type { Calendar } from './calendar.js';
import { quantityAt } from './numbers.js';
import { phraseAt, phraseTable } from './phrases.js';
import type { Reading } from './reading.js';
import type { Token } from './tokens.js';
import { timeBefore } from './units.js';
import { POST_NOUNS } from './words.js';

interface AgeFrame {
  readonly side: 'older' | 'younger';
  /** Whether "ago" must follow: "more than two years" alone is a duration. */
  readonly ago: boolean;
}

const FRAMES = phraseTable<AgeFrame>([
  [{ side: 'older', ago: true }, ['more than', 'over', 'at least']],
  [{ side: 'younger', ago: true }, ['less than', 'under', 'at most']],
  [{ side: 'older', ago: false }, ['older than']],
  [{ side: 'younger', ago: false }, ['newer than', 'younger than']],
]);

/** "delete files older than 30 days" is about files. */
function speaksOfPosts(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 6), at);
  return at === 0 || before.some(({ text }) => POST_NOUNS.has(text) || ANYTHING.has(text));
}

const ANYTHING = new Set(['anything', 'something', 'everything', 'nothing', 'stuff', 'things', 'ones']);

export function ageAt(tokens: readonly Token[], at: number, calendar: Calendar): Reading | undefined {
  const frame = phraseAt(tokens, at, FRAMES);
  const quantity = frame && quantityAt(tokens, at + frame.words.length);
  if (frame === undefined || quantity === undefined) return undefined;
  const saysAgo = tokens[quantity.end]?.text === 'ago';
  if (!saysAgo && (frame.means.ago || !speaksOfPosts(tokens, at))) return undefined;
  const edge = timeBefore(calendar, quantity.unit, quantity.most);
  const end = saysAgo ? quantity.end + 1 : quantity.end;
  return frame.means.side === 'older' ? { start: at, end, to: edge } : { start: at, end, from: edge };
}
