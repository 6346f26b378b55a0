import type { Segment } from '../segments.js';

/** Small words that names of subjects have inside: "Point of Sale", "Infrastructure as Code", "Software as a Service". */
const LINKS: ReadonlySet<string> = new Set(['of', 'of the', 'as', 'as a']);
const LONGEST_LINK = 2;

/**
 * Two nouns, each the whole of its phrase, with nothing but a link between: pairs of the first and the last token. Only
 * those written as names, and those in titles and headings, since every sentence has a "number of servers".
 */
export function linkedNouns(segment: Segment): [first: number, last: number][] {
  const found: [number, number][] = [];
  let left = -1;
  for (const { first, last, nested } of segment.nounPhrases) {
    if (nested) continue;
    if (left >= 0 && first === last && isLinked(segment, left, first)) found.push([left, first]);
    left = first === last ? last : -1;
  }
  return found;
}

function isLinked({ tokens, text, field }: Segment, first: number, last: number): boolean {
  const [left, right] = [tokens[first], tokens[last]];
  if (left === undefined || right === undefined || last - first < 2 || last - first > LONGEST_LINK + 1) return false;
  if (field === 'body' && !(left.word.facts.capital && right.word.facts.capital)) return false;
  const between = tokens.slice(first + 1, last).map(({ word }) => word.lower);
  return LINKS.has(between.join(' ')) && !/[^\p{L}\p{N} ]/u.test(text.slice(left.start, right.end));
}
