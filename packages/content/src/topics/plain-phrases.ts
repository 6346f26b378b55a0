import { functionTag } from '../text/closed-classes.js';
import { type Grammar, grammarOf } from '../text/grammar.js';
import { stopWordsOf } from '../text/stopwords.js';
import { type Candidate, CandidateSet } from './candidates.js';
import { RunReader } from './plain-runs.js';
import { withWords } from './plain-words.js';
import type { Segment } from './segments.js';

const MAX_WORDS = 3;
/** A German adjective in a case that it cannot be shown in by itself: "kommerziellen Produkt". */
const OBLIQUE = /^\p{Ll}\S*e[mn]\s/u;

/**
 * Candidates for languages without a table of parts of speech: names, and words and short phrases that recur, between stop
 * words and punctuation. Where a grammar of the language is known (`grammarOf`), only nouns and what belongs to them.
 * Simpler than for English, and meant to be: what is not a name must be said twice to count.
 */
export function plainPhrases(segments: readonly Segment[], language: string): Candidate[] {
  const grammar = grammarOf(language);
  return grammar === undefined ? recurringRuns(segments, language) : nounPhrases(segments, grammar);
}

function nounPhrases(segments: readonly Segment[], grammar: Grammar): Candidate[] {
  const set = new CandidateSet();
  const reader = new RunReader(segments, grammar);
  for (const segment of segments) {
    for (const phrase of reader.phrasesOf(segment)) set.add(segment, phrase.first, phrase.last, phrase);
  }
  const kept = set.all().filter((candidate) => isTelling(candidate, grammar));
  for (const { forms } of kept) forms.prefer((written) => grammar.citation(written));
  return kept.filter(({ forms }) => grammar.nouns !== 'capital' || !OBLIQUE.test(forms.best()));
}

/** Said twice, a name, or in the title; and not of empty words alone. */
function isTelling({ said, count, inTitle, name }: Candidate, grammar: Grammar): boolean {
  if (said.every(({ lower }) => grammar.isEmpty(lower) || grammar.isNoise(lower) || grammar.isLink(lower)))
    return false;
  const says = name && (grammar.nouns !== 'capital' || said.some(({ surface }) => /.\p{Lu}|\p{N}/u.test(surface)));
  return count > 1 || inTitle || says || (name && said.length > 1);
}

/** Where no grammar is known: stretches between stop words. */
function recurringRuns(segments: readonly Segment[], language: string): Candidate[] {
  const set = new CandidateSet();
  const stops = stopWordsOf(language);
  for (const given of segments) {
    const segment = withWords(given, (word) => stops.has(word));
    for (let from = 0; from < segment.tokens.length; ) {
      let end = from + 1;
      if (isContent(segment, from)) {
        while (end < segment.tokens.length && isContent(segment, end) && adjoins(segment, end)) end += 1;
        if (SYLLABIC.has(language)) addPairs(set, segment, from, end - 1);
        else addRun(set, segment, from, end - 1);
      }
      from = end;
    }
  }
  const kept = set.all().filter(({ name, count, inTitle }) => name || count > 1 || inTitle);
  return INFLECTING.has(language) ? withoutInflections(kept) : kept;
}

/** Written with a space between syllables: words are mostly two of them. */
const SYLLABIC: ReadonlySet<string> = new Set(['vi']);
/** Languages that inflect nouns and have no stemmer here. */
const INFLECTING: ReadonlySet<string> = new Set('bg ca cs da el fi hr hu ko pl ro tr uk'.split(' '));
/** Endings are at most this long, and leave at least `LEAST_TRUNK` letters, or half as many syllables of Korean. */
const LONGEST_ENDING = 2;
const LEAST_TRUNK = 4;
/** Korean verbs and adjectives, by their endings. */
const KOREAN_VERB = /\p{Script=Hangul}(?:니다|세요|십시오|나요|해서|하여|할|하는|되는|된|한)$/u;

/** Of single words that differ in their endings only the most used. */
function withoutInflections(candidates: readonly Candidate[]): Candidate[] {
  const trunks = new Set<string>();
  const dropped = new Set<Candidate>();
  for (const candidate of candidates.toSorted((a, b) => b.count - a.count)) {
    const [word, second] = candidate.said;
    if (word === undefined || second !== undefined) continue;
    const own = trunksOf(word.lower);
    if (own.some((trunk) => trunks.has(trunk))) dropped.add(candidate);
    else for (const trunk of own) trunks.add(trunk);
  }
  return candidates.filter((candidate) => !dropped.has(candidate));
}

function trunksOf(word: string): string[] {
  const trunks: string[] = [];
  const least = /\p{Script=Hangul}/u.test(word) ? LEAST_TRUNK / 2 : LEAST_TRUNK;
  for (let cut = 0; cut <= LONGEST_ENDING && (cut === 0 || word.length - cut >= least); cut += 1) {
    trunks.push(word.slice(0, word.length - cut));
  }
  return trunks;
}

function addPairs(set: CandidateSet, segment: Segment, from: number, to: number): void {
  for (let at = from; at <= to; at += 1) {
    const name = isName(segment, at, at);
    if (name || /^[\x21-\x7e]+$/.test(segment.tokens[at]?.text ?? '')) set.add(segment, at, at, { name });
    if (at < to) set.add(segment, at, at + 1, { name: isName(segment, at, at + 1) });
  }
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
  if (token === undefined || token.stop || token.kind === 'number') return false;
  if (functionTag(token.text) !== undefined || KOREAN_VERB.test(token.text)) return false;
  return token.text.length > 2 || (token.text.length === 2 && /\p{Lo}|^\p{Lu}+$|[^\x21-\x7e]/u.test(token.text));
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
