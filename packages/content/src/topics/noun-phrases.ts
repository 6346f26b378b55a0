import type { Span } from '../model.js';
import type { AnalysedToken } from '../text/analyser.js';
import { isCompoundNoun } from '../text/compound-nouns.js';
import { CALENDAR, EMPTY_MODIFIERS, MEASURED, MEASURES } from './empty-words.js';
import { type Tag, tagOf } from './parts-of-speech.js';

/** A noun phrase found: the tokens `first` to `last`, both included, by index in their stretch. */
export interface NounPhrase {
  readonly first: number;
  readonly last: number;
  /** All of it is a name: capitalised words, acronyms, identifiers, and versions after them. */
  readonly name: boolean;
  /** It is a part of a longer phrase that was found too. */
  readonly nested: boolean;
  /** What its first word is. */
  readonly opening: Tag;
}

/** A sentence or a heading that noun phrases are looked for in. */
export interface Stretch {
  /** The text that the offsets of the tokens are into. */
  readonly text: string;
  readonly tokens: readonly AnalysedToken[];
  /** Most words are capitalised (a title): capitals say nothing. */
  readonly titled: boolean;
  /** All of it is in capitals: not even an acronym can be told. */
  readonly shouted: boolean;
}

const MAX_WORDS = 6;

/**
 * The noun phrases of an English sentence: the longest runs of adjectives, participles and nouns that end in a noun,
 * without empty modifiers ("new", "several"), and within them the names ("Xen" in "Xen presentations") and
 * the compound nouns that dictionaries have.
 */
export function nounPhrases(stretch: Stretch): NounPhrase[] {
  const run = tagged(stretch);
  const phrases: NounPhrase[] = [];
  let at = 0;
  while (at < run.tags.length) {
    const stop = runEnd(run, at);
    if (stop > at) collect(run, at, stop, phrases);
    at = Math.max(stop, at + 1);
  }
  return phrases;
}

/** The tokens of a stretch, what each is, and what lies between them. */
interface TaggedRun {
  readonly tokens: readonly AnalysedToken[];
  readonly tags: readonly Tag[];
  /** What lies before each token, and behind the last one. */
  readonly gaps: readonly Gap[];
}

function tagged({ text, tokens, titled, shouted }: Stretch): TaggedRun {
  const gaps = gapsOf(text, tokens);
  const tags: Tag[] = [];
  let before: Tag = 'O';
  for (const [index, token] of tokens.entries()) {
    const gap = gaps[index] ?? 'break';
    const following = gaps[index + 1] ?? 'break';
    const after = following === 'break' ? undefined : tokens[index + 1]?.word.facts;
    if (gap === 'break') before = 'O';
    const relative = before === 'T' && gap === 'space' && RELATIVE.has(tokens[index - 1]?.word.lower ?? '');
    const initial = titled || gap === 'break';
    const tag = tagOf(token, { before, relative, joined: gap === 'hyphen', initial, shouted, after });
    before = following === 'hyphen' || gap === 'hyphen' ? compoundTag(tag, following === 'hyphen') : tag;
    tags.push(before);
  }
  return { tokens, tags, gaps };
}

const RELATIVE: ReadonlySet<string> = new Set(['that', 'which']);

function gapsOf(text: string, tokens: readonly AnalysedToken[]): Gap[] {
  const gaps: Gap[] = ['break'];
  for (let index = 1; index < tokens.length; index += 1) gaps.push(gapOf(text, tokens[index - 1], tokens[index]));
  gaps.push('break');
  for (const [index, { word }] of tokens.entries()) {
    if (gaps[index] === 'hyphen' && gaps[index + 1] !== 'hyphen' && BEGINS_ANEW.has(word.lower)) gaps[index] = 'break';
  }
  return gaps;
}

/** Before these a hyphen is a dash ("external devices-the disk"), unless one follows as well ("state-of-the-art"). */
const BEGINS_ANEW: ReadonlySet<string> = new Set(
  'the a an its their this these those which that who is are was were has have and or but it they we'.split(' '),
);

/** Part of a hyphenated word ("out-of-print", "large-scale"): whatever it is by itself, it modifies or it is a noun. */
function compoundTag(tag: Tag, more: boolean): Tag {
  if (tag === 'P' || tag === 'K' || (tag === 'N' && !more)) return tag;
  return 'A';
}

type Gap = 'space' | 'hyphen' | 'break';

/** Wide enough for a line's end and the indent of the next. */
const WIDEST_SPACE = 20;

/** What lies between two tokens. Only blanks and hyphens leave a phrase whole. */
function gapOf(text: string, left: Span | undefined, right: Span | undefined): Gap {
  if (left === undefined || right === undefined) return 'break';
  const width = right.start - left.end;
  if (width === 0) return 'space';
  if (width > WIDEST_SPACE) return 'break';
  for (let at = left.end; at < right.start; at += 1) {
    const unit = text.charCodeAt(at);
    if ((unit === 45 || (unit >= 0x2010 && unit <= 0x2013)) && width === 1) return 'hyphen';
    if (unit !== 32 && unit !== 9 && unit !== 10 && unit !== 13 && unit !== 160) return 'break';
  }
  return 'space';
}

/** End of the run of words that may form one noun phrase, from `at`. */
function runEnd(run: TaggedRun, at: number): number {
  const { tags, gaps } = run;
  if (tags[at] === 'D' && at > 0 && HAS_DONE.has(tags[at - 1] ?? 'O') && gaps[at] === 'space') return at;
  let index = at;
  for (; index < tags.length; index += 1) {
    const gap = index === at ? 'space' : (gaps[index] ?? 'break');
    if (gap === 'break' || endsAtName(run, index, at)) break;
    if (gap === 'space' && index > at && pointsAnew(run, index)) break;
    if (!belongs(tags, at, index, gap)) break;
  }
  return index;
}

/** What a past tense follows: "parishioners took communion" holds no taken communion. */
const HAS_DONE: ReadonlySet<Tag> = new Set<Tag>(['N', 'P', 'K', 'W']);

/**
 * Whether a new phrase begins at `index`: after a possessor, or where a name follows a plain noun or an -ing form, unless
 * the name modifies what follows ("multichannel Gabor filters", but "president Clinton").
 */
function endsAtName({ tokens, tags }: TaggedRun, index: number, at: number): boolean {
  if (index === at) return false;
  if (tokens[index - 1]?.word.facts.possessor === true) return true;
  const left = tags[index - 1];
  const next = tags[index + 1];
  if (tags[index] !== 'P' || (left !== 'N' && left !== 'G')) return false;
  if (left === 'N' && (next === 'N' || next === 'A' || next === 'G')) return false;
  const text = tokens[index]?.text ?? '';
  return text !== text.toUpperCase();
}

/** Whether an adjective that only points or praises stands behind a noun: "hypervisors last weekend" is no phrase. */
function pointsAnew({ tokens, tags }: TaggedRun, index: number): boolean {
  return tags[index - 1] === 'N' && tags[index] === 'A' && EMPTY_MODIFIERS.has(tokens[index]?.word.lower ?? '');
}

/** Whether the word at `index` continues (or, at `at`, begins) a noun phrase. */
function belongs(tags: readonly Tag[], at: number, index: number, gap: Gap): boolean {
  const tag = tags[index];
  const before = index > 0 ? tags[index - 1] : undefined;
  switch (tag) {
    case 'N':
    case 'P':
    case 'K':
    case 'A':
      return true;
    case 'D':
      if (index === at) return !isName(tags[index + 1]);
      return gap === 'hyphen' || before === 'A' || before === 'D';
    case 'G':
      if (index > at) return true;
      return (
        index > 0 && !isName(tags[index + 1]) && before !== 'I' && before !== 'B' && before !== 'N' && !isName(before)
      );
    case 'X':
      return index > at && (before === 'P' || before === 'K' || gap === 'hyphen');
    default:
      return false;
  }
}

function isName(tag: Tag | undefined): boolean {
  return tag === 'P' || tag === 'K';
}

/** Adds the phrase of a run, trimmed to begin with a word that says something and to end in a noun, and its names. */
function collect(run: TaggedRun, start: number, stop: number, into: NounPhrase[]): void {
  const { tokens, tags } = run;
  const isEmpty = (index: number) => tags[index] !== 'P' && EMPTY_MODIFIERS.has(tokens[index]?.word.lower ?? '');
  let first = start;
  let last = stop - 1;
  if (!isActivity(run, start, last)) {
    while (last >= first && (!isHead(tags, last) || isEmpty(last))) last -= 1;
  }
  while (first < last && isEmpty(first) && !opensTerm(tokens, first, last)) first += 1;
  if (last < first) return;
  let names = 0;
  for (let index = first; index <= last; index += 1) {
    if (tags[index] === 'P' && CALENDAR.has(tokens[index]?.word.lower ?? '')) return;
    if (isNamePart(tags, index)) names += 1;
  }
  const whole = names === last - first + 1;
  const opening = tags[first] ?? 'O';
  if (last - first < MAX_WORDS) into.push({ first, last, name: whole, nested: false, opening });
  if (whole) return;
  if (names > 0) collectNames(tags, first, last, into);
  if (last - first > 1) collectCompounds(run, first, last, into);
}

/** Whether an empty modifier says something here: "hard" in "hard drives", "high" in "high level languages". */
function opensTerm(tokens: readonly AnalysedToken[], at: number, last: number): boolean {
  const first = tokens[at]?.word;
  const second = tokens[at + 1]?.word;
  if (first === undefined || second === undefined) return false;
  if (isCompoundNoun(first, second) || opensTriple(tokens, at, last)) return true;
  return at + 1 < last && MEASURES.has(first.lower) && MEASURED.has(second.lower);
}

function opensTriple(tokens: readonly AnalysedToken[], at: number, last: number): boolean {
  const first = tokens[at]?.word;
  const second = tokens[at + 1]?.word;
  const third = tokens[at + 2]?.word;
  if (first === undefined || second === undefined || third === undefined) return false;
  return at + 2 <= last && isCompoundNoun(first, second, third);
}

/** The compound nouns that are known, inside a longer phrase: "operating system" in "distributed operating system kernels". */
function collectCompounds({ tokens, tags }: TaggedRun, start: number, stop: number, into: NounPhrase[]): void {
  for (let at = start; at < stop; at += 1) {
    const first = tokens[at]?.word;
    const second = tokens[at + 1]?.word;
    if (first === undefined || second === undefined) return;
    const opening = tags[at] ?? 'O';
    if (isCompoundNoun(first, second)) into.push({ first: at, last: at + 1, name: false, nested: true, opening });
    if (stop - start > 2 && opensTriple(tokens, at, stop))
      into.push({ first: at, last: at + 2, name: false, nested: true, opening });
  }
}

function collectNames(tags: readonly Tag[], first: number, last: number, into: NounPhrase[]): void {
  let at = first;
  while (at <= last) {
    let end = at;
    while (end <= last && isNamePart(tags, end)) end += 1;
    const opening = tags[at] ?? 'O';
    if (end > at && opening !== 'X') into.push({ first: at, last: end - 1, name: true, nested: true, opening });
    at = Math.max(end, at + 1);
  }
}

/** Whether a run ends in an -ing form that names an activity ("option pricing of bonds"), not one that does something. */
function isActivity({ tags, gaps }: TaggedRun, start: number, last: number): boolean {
  if (tags[last] !== 'G' || last === start) return false;
  const next = tags[last + 1];
  return next === undefined || ENDS_ACTIVITY.has(next) || gaps[last + 1] === 'break';
}

const ENDS_ACTIVITY: ReadonlySet<Tag> = new Set<Tag>(['I', 'C', 'B', 'O', 'M']);

function isHead(tags: readonly Tag[], index: number): boolean {
  const tag = tags[index];
  return tag === 'N' || tag === 'P' || tag === 'K' || (tag === 'X' && tags[index - 1] === 'P');
}

function isNamePart(tags: readonly Tag[], index: number): boolean {
  const tag = tags[index];
  return tag === 'P' || tag === 'K' || (tag === 'X' && index > 0 && tags[index - 1] === 'P');
}
