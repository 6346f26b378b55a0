import type { AnalysedPost } from '../analysed-post.js';
import { type Candidate, CandidateSet } from '../candidates.js';
import { EMPTY_MODIFIERS, EMPTY_NOUNS } from '../empty-words.js';
import { plainPhrases } from '../plain-phrases.js';
import type { Segment } from '../segments.js';

/** A tag has at most this many words, unless a whole noun phrase has more. */
const PART_WORDS = 2;

/**
 * What a post could be tagged with: its noun phrases, and the nouns and pairs of words within them, since tags are
 * shorter than what a text says; not all of them can be kept (`isKept`). Other languages than English have the simpler
 * candidates of keyphrases.
 */
export function tagCandidates({ analyser, segments }: AnalysedPost): Candidate[] {
  if (analyser.language !== 'en') return plainPhrases(segments, analyser.language);
  const set = new CandidateSet();
  for (const segment of segments) {
    for (const phrase of segment.nounPhrases) {
      if (phrase.nested) continue;
      set.add(segment, phrase.first, phrase.last, phrase);
      addParts(set, segment, phrase.first, phrase.last);
    }
  }
  return set.all();
}

function addParts(set: CandidateSet, segment: Segment, first: number, last: number): void {
  for (let from = first; from <= last; from += 1) {
    for (let to = from; to <= Math.min(last, from + PART_WORDS - 1); to += 1) {
      if (from === first && to === last) continue;
      if (isPart(segment, from, to)) set.add(segment, from, to, { name: isName(segment, from, to) });
    }
  }
}

/** Ends in what can be a noun, begins with something that says something, and is not torn out of a hyphenated word. */
function isPart({ text, tokens }: Segment, from: number, to: number): boolean {
  const head = tokens[to];
  const opening = tokens[from];
  if (head === undefined || opening === undefined || head.kind === 'number') return false;
  if (text.charCodeAt(head.end) === 45 || text.charCodeAt(opening.start - 1) === 45) return false;
  const { letters, base, acronym, closed } = head.word.facts;
  if (closed !== undefined || (letters !== undefined && !letters.includes('n') && !acronym)) return false;
  if (from === to) return !EMPTY_NOUNS.has(base);
  return opening.kind !== 'number' && !EMPTY_MODIFIERS.has(opening.word.lower);
}

function isName({ tokens, titled }: Segment, from: number, to: number): boolean {
  for (let index = from; index <= to; index += 1) {
    const token = tokens[index];
    if (token === undefined) return false;
    const { capital, innerCapital, acronym } = token.word.facts;
    const says = acronym || innerCapital || (capital && !titled && index > 0);
    if (!says && token.kind !== 'code') return false;
  }
  return true;
}
