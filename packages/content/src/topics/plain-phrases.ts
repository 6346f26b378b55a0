import { type Candidate, CandidateSet } from './candidates.js';
import type { Segment } from './segments.js';

const MAX_WORDS = 3;

/**
 * Candidates for languages without a table of parts of speech: names (runs of capitalised words that do not begin a
 * sentence) and words that recur, between stop words and punctuation. Simpler than for English, and meant to be: what
 * is not a name must be said twice to count.
 */
export function plainPhrases(segments: readonly Segment[]): Candidate[] {
  const set = new CandidateSet();
  for (const segment of segments) {
    let from = -1;
    const { length } = segment.tokens;
    for (let index = 0; index <= length; index += 1) {
      const open = index < length && isContent(segment, index);
      const broken = from >= 0 && index < length && !adjoins(segment, index);
      if (from >= 0 && (!open || broken)) {
        addRun(set, segment, from, index - 1);
        from = -1;
      }
      if (open && from < 0) from = index;
    }
  }
  return set.all().filter(({ name, count, inTitle }) => name || count > 1 || inTitle);
}

function addRun(set: CandidateSet, segment: Segment, from: number, to: number): void {
  if (to > from && to - from < MAX_WORDS) set.add(segment, from, to, { name: isName(segment, from, to) });
  let at = from;
  while (at <= to) {
    let end = at;
    while (end <= to && isName(segment, end, end)) end += 1;
    if (end > at && end - at <= MAX_WORDS) set.add(segment, at, end - 1, { name: true });
    else set.add(segment, at, at, { name: false });
    at = Math.max(end, at + 1);
  }
}

function isContent({ tokens }: Segment, index: number): boolean {
  const token = tokens[index];
  return token !== undefined && !token.stop && token.kind !== 'number' && token.text.length > 2;
}

function adjoins({ text, tokens }: Segment, index: number): boolean {
  const left = tokens[index - 1]?.end ?? 0;
  const right = tokens[index]?.start ?? 0;
  return right - left === 1 && (text.charCodeAt(left) === 32 || text.charCodeAt(left) === 45);
}

function isName({ tokens, titled }: Segment, first: number, last: number): boolean {
  if (titled || first === 0) return false;
  for (let index = first; index <= last; index += 1) {
    const text = tokens[index]?.text ?? '';
    const initial = text.charAt(0);
    if (initial === initial.toLowerCase()) return false;
  }
  return true;
}
