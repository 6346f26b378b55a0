import type { BlockKind, CitedPost, Span } from '../../model.js';
import { analyserFor } from '../../text/analyser.js';
import type { AnswerType } from '../answer.js';
import type { AnswerSign } from '../answer-sign.js';
import { importance, type RankedPost } from '../rank.js';
import type { Concept } from '../vocabulary.js';
import { readSentences, type Seen } from './sentences.js';

/** Verbatim words of a post and what they are worth as an answer, 0 to about 2, comparable across posts. */
export interface Quote extends Span {
  readonly worth: number;
}

/** What kind of answer is wanted, and what it looks like from outside. */
export interface Wanted {
  readonly type: AnswerType;
  readonly signs: readonly AnswerSign[];
}

export const MAX_SENTENCES = 3;
export const MAX_LENGTH = 400;

/** What a sentence of each kind of block is worth as a quote. Headings and captions are never quoted alone. */
const KIND_WORTH: Record<BlockKind, number> = {
  paragraph: 1,
  item: 1,
  quote: 0.9,
  table: 0.7,
  code: 0.6,
  heading: 0,
  caption: 0,
};
/** What the title says already need not be said again: the rest of the question finds the sentence. */
const SAID_IN_TITLE = 0.6;
/** What an earlier quote of the post said. */
const SAID_BEFORE = 0.2;
/** What a sentence leans on, beside what it says itself. */
const CARRIED = 0.4;
/** A window that shows the kind of thing asked for is worth this much more, */
const SIGN_FACTOR = 1;
/** and this much even where it shares no word with the question. */
const SIGN_ALONE = 0.25;
/** What repeats a word of the question is worth a little, what adds one is worth all of it. */
const REPEATED = 0.1;
const PRONOUN = /^["“'(]?\s?(?:it|its|it's|this|that|these|those|they|them|he|she|his|her|their|there|both|such)\b/i;

/**
 * The words of a post that answer best, best first, none overlapping: consecutive sentences, verbatim, each quote at
 * most three of them and 400 characters. A later quote is judged by what it adds to the earlier ones. Where nothing
 * holds a word of the question it is the post's summary; none when the post holds nothing that may be quoted.
 */
export function quotesOf(
  post: CitedPost,
  ranked: RankedPost | undefined,
  concepts: readonly Concept[],
  wanted: Wanted,
  most: number,
): Quote[] {
  const sentences = readSentences(post, ranked, concepts, wanted.signs);
  const judge = new Judge(post, concepts, wanted);
  const windows = [...windowsOf(sentences)];
  const quotes: Quote[] = [];
  while (quotes.length < most) {
    let best: { window: readonly Seen[]; worth: number } | undefined;
    for (const window of windows) {
      if (quotes.some((quote) => overlaps(quote, spanOf(window)))) continue;
      const worth = judge.worth(window);
      if (worth > (best?.worth ?? 0)) best = { window, worth };
    }
    if (best === undefined) break;
    const whole = extended(best.window, sentences, quotes, wanted.type);
    judge.show(whole);
    quotes.push({ ...cut(post, spanOf(whole)), worth: best.worth });
  }
  const [first] = post.summary;
  return quotes.length > 0 || first === undefined ? quotes : [{ ...cut(post, first), worth: 0 }];
}

/** Judges windows of one post, by what was not shown before. */
class Judge {
  readonly #post: CitedPost;
  readonly #type: AnswerType;
  /** What each concept is still worth, as a share of the whole question. */
  readonly #worths: number[];
  /** What each sign is still worth; together 1. */
  readonly #signs: number[];

  constructor(post: CitedPost, concepts: readonly Concept[], { type, signs }: Wanted) {
    this.#post = post;
    this.#type = type;
    const said = new Set(
      analyserFor(post.language)
        .analyse(post.title)
        .flatMap(({ terms }) => terms),
    );
    const whole = concepts.reduce((sum, concept) => sum + importance(concept), 0);
    this.#worths = concepts.map((concept) => {
      const isSaid = concept.variants.some(({ term }) => said.has(term));
      return (importance(concept) / (whole || 1)) * (isSaid ? SAID_IN_TITLE : 1);
    });
    this.#signs = signs.map(() => 1 / signs.length);
  }

  worth(window: readonly Seen[]): number {
    let coverage = 0;
    for (const [index, worth] of this.#worths.entries()) {
      let most = 0;
      let sum = 0;
      for (const { held, carried, kind } of window) {
        const found = Math.max(held[index] ?? 0, CARRIED * (carried[index] ?? 0)) * KIND_WORTH[kind];
        most = Math.max(most, found);
        sum += found;
      }
      coverage += worth * (most + REPEATED * (sum - most));
    }
    const sign = this.#signs.reduce((sum, worth, index) => sum + worth * strongest(window, index), 0);
    return (coverage * (1 + SIGN_FACTOR * sign) + SIGN_ALONE * sign) * this.#form(window);
  }

  /** Takes note of a quote: what it says is worth less the next time. */
  show(window: readonly Seen[]): void {
    for (const [index, worth] of this.#worths.entries()) {
      if (window.some(({ held }) => (held[index] ?? 0) > 0)) this.#worths[index] = worth * SAID_BEFORE;
    }
    for (const [index, worth] of this.#signs.entries()) {
      this.#signs[index] = worth * (1 - (1 - SAID_BEFORE) * strongest(window, index));
    }
  }

  /** 0 to 1: how well the window reads by itself. */
  #form(window: readonly Seen[]): number {
    const { start, end } = spanOf(window);
    const text = this.#post.body.slice(start, Math.min(end, start + MAX_LENGTH));
    const dangling = window[0]?.at !== 0 && PRONOUN.test(text) ? 0.9 : 1;
    const fragment = end - start < 25 ? 0.7 : 1;
    const isMixed = window.some(({ kind }) => (kind === 'code') !== (window[0]?.kind === 'code'));
    const mixed = isMixed && this.#type !== 'how-to' ? 0.6 : 1;
    const onlyHeading = window.every(({ kind }) => KIND_WORTH[kind] === 0) ? 0 : 1;
    // The shorter of two that say as much.
    return dangling * fragment * mixed * onlyHeading * (1 - 0.02 * window.length);
  }
}

function strongest(window: readonly Seen[], sign: number): number {
  return window.reduce((most, { signs }) => Math.max(most, signs[sign] ?? 0), 0);
}

/** Every run of one to three neighbouring sentences that is short enough to quote. */
function* windowsOf(sentences: readonly Seen[]): Generator<readonly Seen[]> {
  for (let from = 0; from < sentences.length; from++) {
    for (let end = from + 1; end <= Math.min(from + MAX_SENTENCES, sentences.length); end++) {
      const window = sentences.slice(from, end);
      if (end > from + 1 && !isQuotable(window)) break;
      yield window;
    }
  }
}

function isQuotable(window: readonly Seen[]): boolean {
  const { start, end } = spanOf(window);
  const [last, before] = [window[window.length - 1], window[window.length - 2]];
  // A heading belongs to what stands under it.
  return end - start <= MAX_LENGTH && last?.at === (before?.at ?? 0) + 1 && last.kind !== 'heading';
}

/** What answers often stands right behind what was asked: the quote goes on as long as it may. */
function extended(
  window: readonly Seen[],
  sentences: readonly Seen[],
  quotes: readonly Quote[],
  type: AnswerType,
): readonly Seen[] {
  let whole = window;
  while (whole.length < MAX_SENTENCES) {
    const last = whole[whole.length - 1];
    const next = last && sentences[sentences.indexOf(last) + 1];
    if (last === undefined || next === undefined || !continues(last, next, type)) break;
    const longer = [...whole, next];
    if (!isQuotable(longer) || quotes.some((quote) => overlaps(quote, spanOf(longer)))) break;
    whole = longer;
  }
  return whole;
}

function continues(here: Seen, next: Seen, type: AnswerType): boolean {
  if (next.block === here.block) return true;
  return (
    type === 'how-to' &&
    next.block === here.block + 1 &&
    (next.kind === 'code' || here.kind === 'code') &&
    next.kind !== 'heading'
  );
}

function spanOf(window: readonly Seen[]): Span {
  return { start: window[0]?.span.start ?? 0, end: window[window.length - 1]?.span.end ?? 0 };
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** A span no longer than a quote may be, ending between words. */
function cut(post: CitedPost, { start, end }: Span): Span {
  if (end - start <= MAX_LENGTH) return { start, end };
  const space = post.body.lastIndexOf(' ', start + MAX_LENGTH);
  const at = space > start ? space : start + MAX_LENGTH;
  // Never through a surrogate pair.
  const code = post.body.charCodeAt(at - 1);
  return { start, end: code >= 0xd800 && code <= 0xdbff ? at - 1 : at };
}
