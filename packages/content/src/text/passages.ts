import type { Block, Passage, Span } from '../model.js';
import { type AnalysedToken, type Analyser, analyserFor } from './analyser.js';
import { PassageTerms } from './passage-terms.js';

export interface PassageSource {
  readonly title: string;
  /** Names of the post's topics, and its keyphrases. */
  readonly topics: readonly string[];
  readonly body: string;
  readonly blocks: readonly Block[];
  readonly sentences: readonly Span[];
  /** BCP 47 primary subtag: the analyser's. */
  readonly language: string;
  /** All of the body, analysed, where somebody has done that already: it saves analysing every sentence again. */
  readonly tokens?: readonly AnalysedToken[];
}

/** A window holds this many sentences; the next one begins `STRIDE` sentences later. */
export const WINDOW = 6;
export const STRIDE = 3;
/** Lines of code and rows of a table that count as one sentence. */
export const LINES_PER_SENTENCE = 4;
/** A window closes before the sentence with which it would hold more tokens; one sentence alone may. */
export const MAX_TOKENS = 400;

/**
 * The passages of a post: overlapping windows of its sentences, in order, each with the terms it is found by. Together
 * they hold every sentence; none lies inside the one before it. Headings stand in the field `headings`, the one above
 * the window too; title and topics stand in every passage.
 *
 * A post without sentences has one empty passage for its title, and none when the title is empty too. Pure; time is
 * linear in the body.
 */
export function buildPassages(source: PassageSource): Passage[] {
  const { sentences } = source;
  const analyser = analyserFor(source.language);
  const everywhere = termsEverywhere(source, analyser);
  if (sentences.length === 0) {
    return source.title.trim() === ''
      ? []
      : [{ ordinal: 0, start: 0, end: 0, length: 0, bodyAt: 0, terms: everywhere.done() }];
  }
  const reader = new SentenceReader(source, analyser);
  const passages: Passage[] = [];
  let reached = 0;
  for (let first = 0; reached < sentences.length; ) {
    const window = windowFrom(reader, first, sentences.length);
    if (window.end > reached) passages.push(passageOf(reader, first, window.end, everywhere, passages.length));
    reached = Math.max(reached, window.end);
    reader.forget(first, window.next);
    first = window.next;
  }
  return passages;
}

/** Where a window that begins with the sentence `first` ends (exclusive), and where the next one begins. */
function windowFrom(reader: SentenceReader, first: number, count: number): { end: number; next: number } {
  let lines = 0;
  let tokens = 0;
  let end = first;
  let next = count;
  while (end < count) {
    lines += reader.linesOf(end);
    tokens += reader.read(end).length;
    if (end > first && (lines > WINDOW * LINES_PER_SENTENCE || tokens > MAX_TOKENS)) break;
    end += 1;
    if (next === count && lines >= STRIDE * LINES_PER_SENTENCE) next = end;
  }
  return { end, next: Math.min(next, first + Math.max(1, Math.ceil((end - first) / 2))) };
}

function passageOf(
  reader: SentenceReader,
  first: number,
  end: number,
  everywhere: PassageTerms,
  ordinal: number,
): Passage {
  const terms = new PassageTerms(everywhere);
  let heading = terms.addAll('headings', reader.headingAbove(first), 0);
  let body = 0;
  let length = 0;
  for (let index = first; index < end; index += 1) {
    const read = reader.read(index);
    length += read.length;
    if (reader.isHeading(index)) heading = terms.addAll('headings', read, heading);
  }
  for (let index = first; index < end; index += 1) {
    if (!reader.isHeading(index)) body = terms.addAll('body', reader.read(index), body);
  }
  const bodyAt = reader.bodyBefore(first);
  return { ordinal, ...reader.spanOf(first, end), length, bodyAt, terms: terms.done() };
}

/** Topics are kept one position apart, so that the end of one and the beginning of the next are not a phrase. */
function termsEverywhere(source: PassageSource, analyser: Analyser): PassageTerms {
  const terms = new PassageTerms();
  terms.addAll('title', termsOf(analyser.analyse(source.title)), 0);
  let at = 0;
  for (const topic of source.topics) at = terms.addAll('topics', termsOf(analyser.analyse(topic)), at) + 1;
  return terms;
}

type SentenceTerms = readonly (readonly string[])[];

function termsOf(tokens: readonly AnalysedToken[]): SentenceTerms {
  return tokens.map((token) => token.terms);
}

/** Analyses each sentence once, however many windows it stands in, and knows the block it belongs to. */
class SentenceReader {
  readonly #source: PassageSource;
  readonly #analyser: Analyser;
  readonly #read = new Map<number, SentenceTerms>();
  readonly #kinds: readonly Block['kind'][];
  readonly #headings: readonly number[];
  /** Tokens of the body before each sentence that was read, and before the next one. */
  readonly #bodyBefore: number[] = [0];

  constructor(source: PassageSource, analyser: Analyser) {
    this.#source = source;
    this.#analyser = analyser;
    this.#kinds = kindsOf(source);
    this.#headings = headingsAbove(this.#kinds);
  }

  read(index: number): SentenceTerms {
    const known = this.#read.get(index);
    if (known !== undefined) return known;
    const span = this.spanOf(index, index + 1);
    const tokens = tokensWithin(span, this.#source.tokens ?? []);
    const read = termsOf(tokens ?? this.#analyser.analyse(this.#source.body, span.start, span.end));
    this.#read.set(index, read);
    // Windows are made in order and leave no sentence out, so each is first read when all before it have been.
    if (index === this.#bodyBefore.length - 1) {
      this.#bodyBefore.push(this.bodyBefore(index) + (this.isHeading(index) ? 0 : read.length));
    }
    return read;
  }

  /** Tokens of the body, headings left out, before a sentence that has been read. */
  bodyBefore(index: number): number {
    return this.#bodyBefore[index] ?? 0;
  }

  /** What a sentence takes of a window. */
  linesOf(index: number): number {
    const kind = this.#kinds[index];
    return kind === 'code' || kind === 'table' ? 1 : LINES_PER_SENTENCE;
  }

  isHeading(index: number): boolean {
    return this.#kinds[index] === 'heading';
  }

  /** The nearest heading before a sentence; nothing when the sentence is a heading itself. */
  headingAbove(index: number): SentenceTerms {
    const heading = this.isHeading(index) ? -1 : (this.#headings[index] ?? -1);
    return heading < 0 ? [] : this.read(heading);
  }

  spanOf(first: number, end: number): Span {
    const { sentences } = this.#source;
    return { start: sentences[first]?.start ?? 0, end: sentences[end - 1]?.end ?? 0 };
  }

  /** Lets go of the sentences `[from, to)`, so that memory does not grow with the body; headings are read again. */
  forget(from: number, to: number): void {
    for (let index = from; index < to; index += 1) this.#read.delete(index);
  }
}

/**
 * The tokens of a stretch; null where they could differ from those of the stretch analysed by itself: when a token
 * reaches across its ends, or is near enough to one outside to be joined with it.
 */
function tokensWithin({ start, end }: Span, tokens: readonly AnalysedToken[]): readonly AnalysedToken[] | null {
  const from = firstAtOrAfter(tokens, start);
  const to = firstAtOrAfter(tokens, end);
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (from >= to || first === undefined || last === undefined || last.end > end) return null;
  const before = tokens[from - 1];
  const after = tokens[to];
  if (before !== undefined && (before.end > start || first.start - before.end < 2)) return null;
  return after !== undefined && after.start - last.end < 2 ? null : tokens.slice(from, to);
}

/** Index of the first token that begins at an offset or after it, by halving. */
function firstAtOrAfter(tokens: readonly AnalysedToken[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function kindsOf({ sentences, blocks }: PassageSource): Block['kind'][] {
  let at = 0;
  return sentences.map((sentence) => {
    while (at < blocks.length - 1 && (blocks[at]?.end ?? 0) <= sentence.start) at += 1;
    return blocks[at]?.kind ?? 'paragraph';
  });
}

/** For each sentence the last heading before it, -1 for none. */
function headingsAbove(kinds: readonly Block['kind'][]): number[] {
  let heading = -1;
  return kinds.map((kind, index) => {
    const above = heading;
    if (kind === 'heading') heading = index;
    return above;
  });
}
