/**
 * Whether a question asks for the newest or the oldest posts: "latest posts about …", "your first post", "when did you
 * last write about …". The words count only where they order posts: "first aid" and "latest kernel" do not.
 */

import { phraseAt, phraseTable } from './phrases.js';
import type { Token } from './tokens.js';
import { clauseEndsAt, wordsAt } from './tokens.js';
import { CARDINALS, POST_NOUNS } from './words.js';

export type Order = 'newest' | 'oldest';

/** An order and the tokens that say so, `start` up to and without `end`. */
export interface OrderReading {
  readonly order: Order;
  readonly start: number;
  readonly end: number;
}

/** The first order a question asks for. Tokens that were read as an interval say nothing of it. */
export function orderIn(tokens: readonly Token[], isRead: (at: number) => boolean): OrderReading | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const reading = isRead(at) ? undefined : orderAt(tokens, at);
    if (reading !== undefined) return reading;
  }
  return undefined;
}

const SUPERLATIVES = phraseTable<Order>([
  ['newest', ['most recent', 'most recently', 'very latest', 'very last', 'latest', 'newest', 'recent', 'new', 'last']],
  ['oldest', ['very first', 'first', 'earliest', 'oldest', 'original']],
]);

function orderAt(tokens: readonly Token[], at: number): OrderReading | undefined {
  const adverb = adverbAt(tokens, at);
  if (adverb !== undefined) return adverb;
  const superlative = phraseAt(tokens, at, SUPERLATIVES);
  if (superlative === undefined) return undefined;
  const end = at + superlative.words.length;
  const word = superlative.words.at(-1) ?? '';
  if (tokens[end]?.text === 'first' && clauseEndsAt(tokens, end + 1))
    return { order: superlative.means, start: at, end: end + 1 };
  const counts =
    qualifiesPosts(tokens, end, word) || qualifiesWriting(tokens, end, word) || standsForNews(tokens, at, end, word);
  return counts ? { order: superlative.means, start: at, end } : undefined;
}

/** "recently", "lately", "the other day", and "start writing about". */
function adverbAt(tokens: readonly Token[], at: number): OrderReading | undefined {
  const text = tokens[at]?.text ?? '';
  const before = tokens[at - 1]?.text ?? '';
  // "the recently released Fedora" and "until recently" speak of something else.
  const isAdverb = (text === 'recently' && !NOT_BEFORE_RECENTLY.has(before)) || text === 'lately';
  if (isAdverb) return { order: 'newest', start: at, end: at + 1 };
  if (wordsAt(tokens, at, ['the', 'other', 'day'])) return { order: 'newest', start: at, end: at + 3 };
  if (STARTS.has(text) && WRITING_ING.has(tokens[at + 1]?.text ?? ''))
    return { order: 'oldest', start: at, end: at + 1 };
  return undefined;
}

const NOT_BEFORE_RECENTLY = new Set(['the', 'a', 'an', 'any', 'until', 'most', 'more']);
const STARTS = new Set(['start', 'started', 'begin', 'began']);
const WRITING_ING = new Set(['writing', 'blogging', 'posting', 'talking', 'covering', 'mentioning', 'discussing']);

/** "first post", "latest five posts", "most recent selinux posts": up to three words may stand in between. */
function qualifiesPosts(tokens: readonly Token[], start: number, word: string): boolean {
  for (let at = start; at < start + 4; at++) {
    const token = tokens[at];
    if (token === undefined || token.mark) return false;
    if (POST_NOUNS.has(token.text)) return !PLURAL_ONLY.has(word) || token.text.endsWith('s');
    if (at === start && WEAK_NOUNS.has(token.text)) return !ORDINAL_WORDS.has(word);
    if (NOT_BETWEEN.has(token.text) || (at === start && word === 'first' && FIRST_THINGS.has(token.text))) return false;
    const isCount = token.value !== undefined || CARDINALS.has(token.text);
    if (PLURAL_ONLY.has(word) && !isCount && word === 'new') return false;
  }
  return false;
}

/** "new post" is something to be written; "new posts" are the newest. */
const PLURAL_ONLY = new Set(['new']);
/** Words for what someone wrote that also name other things: only right after the superlative, and not after "first". */
const WEAK_NOUNS = new Set(
  'thoughts news opinion opinions take story stories guide guides tutorial tutorials notes'.split(' '),
);
const ORDINAL_WORDS = new Set(['first', 'last', 'original']);
/** Words that begin another thought, or make the superlative one of versions. */
const NOT_BETWEEN = new Set(
  (
    'of in on about for to from with at by is are was were did do does you i we that which who when and or but if ' +
    'version versions release releases update updates stable build builds'
  ).split(' '),
);
const FIRST_THINGS = new Set(
  (
    'aid time times person class party hand name names run boot look impression impressions world place lady generation ' +
    'gen step steps login install start responder responders steps'
  ).split(' '),
);

/** "when did you first write about", "the last time you mentioned", "the earliest you blogged about". */
function qualifiesWriting(tokens: readonly Token[], start: number, word: string): boolean {
  if (word === 'new' || word === 'original') return false;
  for (let at = start; at < start + 6; at++) {
    const text = tokens[at]?.text ?? '';
    if (WRITING.has(text)) return true;
    if (!BEFORE_WRITING.has(text)) return false;
  }
  return false;
}

const WRITING = new Set(
  (
    'write writes wrote written writing mention mentions mentioned mentioning blog blogged blogging post posted posting ' +
    'cover covered discuss discussed publish published talked'
  ).split(' '),
);
const BEFORE_WRITING = new Set('time when that you i we they he she have had has did ever actually thing'.split(' '));

/** "the latest on Xen", "what's the latest?", "anything new about ZFS". */
function standsForNews(tokens: readonly Token[], start: number, end: number, word: string): boolean {
  const before = tokens[start - 1]?.text ?? '';
  const next = tokens[end]?.text ?? '';
  const closes = clauseEndsAt(tokens, end) || NEWS_LINKS.has(next);
  if (word === 'latest') {
    const asks = NEWS_LINKS.has(next) || ASKING.has(tokens[start - 2]?.text ?? '');
    return closes && asks && (before === 'the' || before === 'your');
  }
  return (
    word === 'new' &&
    closes &&
    (before === 'anything' || (before === 'what' && (clauseEndsAt(tokens, end) || next === 'here')))
  );
}

/** "what's the latest?", but not "is Fedora 20 the latest?". */
const ASKING = new Set(['what', 'whats', 'have', 'got', 'me', 'show', 'for']);
const NEWS_LINKS = new Set(['on', 'about', 'from', 'regarding', 'with', 'here']);
