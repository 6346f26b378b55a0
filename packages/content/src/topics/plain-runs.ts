import type { AnalysedToken } from '../text/analyser.js';
import { functionTag } from '../text/closed-classes.js';
import type { Grammar } from '../text/grammar.js';
import type { PhraseKind } from './candidates.js';
import type { Segment } from './segments.js';

/** A phrase as the indexes of its tokens in a segment, both included. */
export interface PlainPhrase extends PhraseKind {
  readonly first: number;
  readonly last: number;
}

/**
 * What a word is at its place: a name, a noun, an adjective (or what may be one), a word that is a noun at least behind one
 * that joins two ("de"), such a joining word, or the end of a phrase.
 */
type Role = 'name' | 'noun' | 'adjective' | 'word' | 'link' | 'end';

const MAX_WORDS = 3;
/** Part of a word's occurrences that must stand where a noun does. */
const NOUN_SHARE = 0.2;
const VERB_SHARE = 0.5;
/** Lower-case words of German that are names of programs: they end as no word of the language does. */
const FOREIGN = /(?:[bcdfgjkpqvwxyz]|[^aeiou]c|[^ck]h|[bcdfghjklmnpqrstvwxz]{4})$/;
/** Elided pronouns: a verb follows. */
const BEFORE_VERB = /(?:^|[^\p{L}])(?:[cjmnst]|qu|lorsqu|puisqu)['’]$/iu;
const ELIDED_ARTICLE = /(?:^|[^\p{L}])(?:l|un|dell|all|nell|sull|dall|quest)['’]$/iu;
/** Articles that are also pronouns before a verb ("les installer"): they prove nothing of a word that looks like one. */
const CLITICS: ReadonlySet<string> = new Set('le la les lo los las li gli o a os as'.split(' '));
const ELIDED_LINK = /^ d(?:ell)?['’]$/i;

/** Finds the nouns of a post's segments, by what all of them show, and then the phrases of each. */
export class RunReader {
  readonly #grammar: Grammar;
  readonly #nouns: ReadonlySet<string>;

  constructor(segments: readonly Segment[], grammar: Grammar) {
    this.#grammar = grammar;
    this.#nouns = nounsOf(segments, grammar);
  }

  /** Names and nouns, and the phrases of up to three words that they are the heart of; the parts of a longer one nested. */
  *phrasesOf(segment: Segment): Generator<PlainPhrase, void, undefined> {
    const roles = segment.tokens.map((_, index) => this.#roleOf(segment, index));
    for (let from = 0; from < roles.length; ) {
      let end = from + 1;
      if (roles[from] !== 'end') while (end < roles.length && roles[end] !== 'end' && adjoins(segment, end)) end += 1;
      yield* this.#phrasesIn(segment, roles, from, end);
      from = end;
    }
  }

  *#phrasesIn(
    segment: Segment,
    roles: readonly Role[],
    from: number,
    end: number,
  ): Generator<PlainPhrase, void, undefined> {
    let covered = from;
    for (let first = from; first < end; first += 1) {
      for (let last = Math.min(first + MAX_WORDS, end) - 1; last >= first; last -= 1) {
        if (!this.#isPhrase(segment, roles, first, last)) continue;
        const name = roles.slice(first, last + 1).every((role) => role === 'name');
        yield { first, last, name, nested: last < covered };
        covered = Math.max(covered, last + 1);
      }
    }
  }

  #isPhrase(segment: Segment, roles: readonly Role[], first: number, last: number): boolean {
    const inner = roles.slice(first, last + 1);
    const [opening] = inner;
    const closing = inner[inner.length - 1];
    if (isHyphenAt(segment, first - 1) || isHyphenAt(segment, last)) return false;
    if (first === last) return opening === 'name' || opening === 'noun';
    const { adjectives } = this.#grammar;
    if (inner.includes('link'))
      return inner.length === 3 && inner[1] === 'link' && isHeart(opening) && closing !== 'link';
    if (adjectives === 'before') {
      if (!isHeart(closing) || !inner.some((role, index) => index > 0 && role !== 'adjective')) return false;
      const turn = inner.findIndex(isHeart);
      return inner.slice(turn).every(isHeart);
    }
    const noise = segment.tokens.slice(first, last + 1).some(({ word }) => this.#grammar.isNoise(word.lower));
    return isHeart(opening) && !noise && inner.slice(1).every((role) => role === 'adjective' || role === 'name');
  }

  #roleOf(segment: Segment, index: number): Role {
    const { tokens, titled } = segment;
    const token = tokens[index];
    if (token === undefined || token.kind === 'number') return 'end';
    const { lower } = token.word;
    const grammar = this.#grammar;
    if (grammar.isLink(lower)) return 'link';
    if (token.stop || functionTag(token.text) !== undefined) return 'end';
    const { capital, acronym, innerCapital } = token.word.facts;
    if (token.text.length < 3 && !acronym) return capital && isHyphenAt(segment, index) ? 'name' : 'end';
    if (acronym || innerCapital) return 'name';
    if (grammar.nouns === 'capital') return this.#germanRole(segment, index, capital);
    const infinitive = grammar.nouns === 'ending' && /[аяиеуо]ть$/.test(lower);
    if (capital && index > 0 && !titled && !grammar.isNoise(lower) && !infinitive) return 'name';
    if (grammar.isNoise(lower) || follows(segment, index, BEFORE_VERB)) return 'end';
    if (this.#nouns.has(token.word.key)) return 'noun';
    if (token.kind === 'code') return 'noun';
    if (grammar.isVerb(lower)) return 'end';
    if (grammar.isAdjective(lower)) return 'adjective';
    return grammar.nouns === 'ending' ? 'noun' : 'word';
  }

  /** Of the first word of a sentence the capital says nothing; what ends as no German word does is foreign. */
  #germanRole({ tokens, field }: Segment, index: number, capital: boolean): Role {
    const token = tokens[index];
    if (token === undefined) return 'end';
    const { lower, key } = token.word;
    if (capital && (this.#nouns.has(key) || (index > 0 && field !== 'body' && tokens[index - 1]?.kind !== 'number'))) {
      return 'name';
    }
    if (token.kind === 'code' || (!capital && FOREIGN.test(lower))) return 'noun';
    const before = tokens[index - 1];
    const opened =
      before !== undefined && (this.#grammar.isBefore(before.word.lower) || GERMAN_PREPOSITIONS.has(before.word.lower));
    return !capital && opened && !this.#grammar.isNoise(lower) && this.#grammar.isAdjective(lower)
      ? 'adjective'
      : 'end';
  }
}

const GERMAN_PREPOSITIONS: ReadonlySet<string> = new Set(
  'mit von für in auf aus bei nach über unter durch ohne gegen um an vor zwischen'.split(' '),
);

/** Whether a hyphen joins a token with the next one: no phrase begins or ends there. */
function isHyphenAt({ text, tokens }: Segment, index: number): boolean {
  const end = tokens[index]?.end ?? -1;
  return end >= 0 && tokens[index + 1]?.start === end + 1 && text.charCodeAt(end) === 45;
}

function isHeart(role: Role | undefined): boolean {
  return role === 'name' || role === 'noun';
}

/** The words (by their keys) that stand where nouns stand, often enough. */
function nounsOf(segments: readonly Segment[], grammar: Grammar): ReadonlySet<string> {
  if (grammar.nouns === 'ending') return new Set();
  const counts = new Map<string, { seen: number; nouns: number; verb: boolean }>();
  for (const segment of segments) {
    for (const [index, token] of segment.tokens.entries()) {
      if (token.stop || token.kind !== 'word') continue;
      const { key, lower } = token.word;
      const known = counts.get(key) ?? { seen: 0, nouns: 0, verb: grammar.isVerb(lower) };
      counts.set(key, known);
      if (grammar.nouns === 'capital' && index === 0) continue;
      known.seen += 1;
      known.nouns += Number(standsAsNoun(segment, index, token, grammar));
    }
  }
  const nouns = new Set<string>();
  for (const [key, { seen, nouns: count, verb }] of counts) {
    const share = grammar.nouns === 'capital' || verb ? VERB_SHARE : NOUN_SHARE;
    if (count > 0 && count >= seen * share) nouns.add(key);
  }
  return nouns;
}

function standsAsNoun(segment: Segment, index: number, token: AnalysedToken, grammar: Grammar): boolean {
  if (grammar.nouns === 'capital') return token.word.facts.capital;
  if (!isOpened(segment, index, grammar, grammar.isVerb(token.word.lower))) return false;
  if (grammar.adjectives === 'behind') return true;
  const next = segment.tokens[index + 1];
  return next === undefined || next.stop || !adjoins(segment, index + 1);
}

function isOpened(segment: Segment, index: number, grammar: Grammar, likeVerb: boolean): boolean {
  if (!likeVerb && follows(segment, index, ELIDED_ARTICLE)) return true;
  const before = segment.tokens[index - 1]?.word.lower;
  if (before === undefined || !grammar.isBefore(before) || !adjoins(segment, index)) return false;
  return !(likeVerb && CLITICS.has(before));
}

/** Whether what stands right before a token matches, as far as an elided word reaches. */
function follows({ text, tokens }: Segment, index: number, pattern: RegExp): boolean {
  const start = tokens[index]?.start ?? 0;
  const sign = text.charCodeAt(start - 1);
  if (sign !== 0x27 && sign !== 0x2019) return false;
  return pattern.test(text.slice(Math.max(0, start - 8), start));
}

/** Whether only a blank, a hyphen, or a blank and an elided "d'" lies between a token and the one before it. */
function adjoins({ text, tokens }: Segment, index: number): boolean {
  const left = tokens[index - 1]?.end ?? 0;
  const right = tokens[index]?.start ?? 0;
  if (right - left === 1) return text.charCodeAt(left) === 32 || text.charCodeAt(left) === 45;
  return right - left > 1 && right - left <= 6 && ELIDED_LINK.test(text.slice(left, right));
}
