import type { AnalysedToken } from '../../text/analyser.js';
import type { AnalysedPost } from '../analysed-post.js';
import { type Candidate, CandidateSet } from '../candidates.js';
import { EMPTY_MODIFIERS, EMPTY_NOUNS } from '../empty-words.js';
import { plainPhrases } from '../plain-phrases.js';
import type { Segment } from '../segments.js';
import { linkedNouns } from './linked-nouns.js';

/** A tag has at most this many words, unless a whole noun phrase has more. */
const PART_WORDS = 2;
/** Shorter words that are no nouns are no tags, nor are those that everybody uses ("make", "different"). */
const MIN_LETTERS = 3;
const MIN_LEVEL = 21;

/**
 * What a post could be tagged with; not all of it can be kept (`isKept`). Noun phrases, and the nouns and pairs of words
 * within them, since tags are shorter than what a text says; nouns with a small word between ("Internet of Things"); and
 * single words that are no nouns ("deploy", "virtual"): see `isOther`. Other languages than English have the simpler
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
    for (const [first, last] of linkedNouns(segment)) {
      set.add(segment, first, last, { name: isName(segment, first, first) && isName(segment, last, last) });
    }
  }
  // Behind all nouns, so that a word that is a noun anywhere is a candidate of that kind.
  for (const segment of segments) addOthers(set, segment);
  return set.all();
}

/** Whether a candidate is a word that was never seen as a noun. */
export function isOther({ opening }: Candidate): boolean {
  return opening === 'V';
}

function addParts(set: CandidateSet, segment: Segment, first: number, last: number): void {
  for (let from = first; from <= last; from += 1) {
    for (let to = from; to <= Math.min(last, from + PART_WORDS - 1); to += 1) {
      if (from === first && to === last) continue;
      if (isPart(segment, from, to)) set.add(segment, from, to, { name: isName(segment, from, to) });
    }
  }
}

function addOthers(set: CandidateSet, segment: Segment): void {
  let at = 0;
  for (const { first, last, nested } of segment.nounPhrases) {
    if (nested) continue;
    for (; at < first; at += 1) addOther(set, segment, at, false);
    for (; at <= last; at += 1) if (first < last && !isPart(segment, at, at)) addOther(set, segment, at, true);
  }
  for (; at < segment.tokens.length; at += 1) addOther(set, segment, at, false);
}

function addOther(set: CandidateSet, segment: Segment, at: number, nested: boolean): void {
  const token = segment.tokens[at];
  if (token !== undefined && saysMuch(token)) set.add(segment, at, at, { name: false, nested, opening: 'V' });
}

/** Adverbs, pasts and third persons: nobody tags with "quickly", "stood" or "runs". */
const INFLECTED = /^[rdz]/;

function saysMuch({ kind, stop, word }: AnalysedToken): boolean {
  if (kind !== 'word' || stop || word.keyLevel < MIN_LEVEL) return false;
  const { base, closed, letters } = word.facts;
  if (closed !== undefined || base.length < MIN_LETTERS || INFLECTED.test(letters ?? '')) return false;
  return !EMPTY_NOUNS.has(base) && !EMPTY_MODIFIERS.has(base);
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
