import type { Block, BlockKind, CitedPost, Span } from '../model.js';
import { type Analyser, analyserFor } from '../text/analyser.js';
import type { AnswerType } from './answer.js';
import type { RankedPost } from './rank.js';
import { importance } from './rank.js';
import type { Concept } from './vocabulary.js';

const MAX_SENTENCES = 3;
const MAX_LENGTH = 400;
const PASSAGES_READ = 8;

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
const SAID_IN_TITLE = 0.7;
/** A window that shows the kind of thing asked for is worth this much more. */
const TYPE_BONUS = 1;
/** What repeats a word of the question is worth a little, what adds one is worth all of it. */
const REPEATED_WORTH = 0.1;
const PRONOUN = /^["“'(]?\s?(?:it|its|it's|this|that|these|those|they|them|he|she|his|her|their|there|both|such)\b/i;

/**
 * The words of a post that answer best: consecutive sentences, verbatim, at most three and 400 characters. Undefined
 * when the post holds nothing that may be quoted.
 */
export function quotePost(
  post: CitedPost,
  ranked: RankedPost | undefined,
  concepts: readonly Concept[],
  { type, sign }: Wanted,
): Span | undefined {
  const analyser = analyserFor(post.language);
  const said = new Set(analyser.analyse(post.title).flatMap((token) => token.terms));
  const worths = concepts.map((concept) =>
    concept.variants.some(({ term }) => said.has(term)) ? importance(concept) * SAID_IN_TITLE : importance(concept),
  );
  const asked = { concepts, worths };
  // A fact may stand anywhere in the post, in a sentence that repeats few of the question's words.
  const isFact = sign !== undefined && type !== 'how-to';
  const sentences = sentencesOf(post, isFact ? undefined : ranked).map((at) => look(post, at, analyser, asked));
  let best: { from: number; to: number; worth: number } | undefined;
  for (const [from, to] of windows(sentences)) {
    const worth = judge(post, sentences.slice(from, to + 1), asked, { type, sign });
    if (worth > (best?.worth ?? 0)) best = { from, to, worth };
  }
  if (best === undefined) return firstOf(post.summary, post);
  return cut(post, spanOf(sentences, best.from, lastToAdd(sentences, best, type)));
}

/** What kind of answer is wanted, and what it looks like from outside. */
export interface Wanted {
  readonly type: AnswerType;
  readonly sign: RegExp | undefined;
}

/** The question's concepts and what each is worth in a sentence of this post. */
interface Asked {
  readonly concepts: readonly Concept[];
  readonly worths: readonly number[];
}

/** A sentence of a post, and what of the question it holds. */
interface Seen {
  /** Index into the post's sentences. */
  readonly at: number;
  readonly span: Span;
  readonly kind: BlockKind;
  readonly block: number;
  /** What each concept held is worth, by the concept's index. */
  readonly held: ReadonlyMap<number, number>;
}

/** Sentences of the best passages, in reading order; of the whole post when it was found without passages. */
function sentencesOf(post: CitedPost, ranked: RankedPost | undefined): number[] {
  const passages = ranked?.passages.slice(0, PASSAGES_READ).map(({ candidate }) => candidate);
  return post.sentences.flatMap((sentence, at) =>
    passages === undefined || passages.some(({ start, end }) => sentence.start >= start && sentence.end <= end)
      ? [at]
      : [],
  );
}

function look(post: CitedPost, at: number, analyser: Analyser, { concepts, worths }: Asked): Seen {
  const span = post.sentences[at] ?? { start: 0, end: 0 };
  const block = blockAt(post.blocks, span.start);
  const terms = new Set(analyser.analyse(post.body, span.start, span.end).flatMap((token) => token.terms));
  const held = new Map<number, number>();
  for (const [index, concept] of concepts.entries()) {
    const variant = concept.variants.find(({ term }) => terms.has(term));
    if (variant !== undefined) held.set(index, (worths[index] ?? 0) * variant.worth);
  }
  return { at, span, kind: post.blocks[block]?.kind ?? 'paragraph', block, held };
}

/** First and last index of every run of one to three neighbouring sentences that is short enough to quote. */
function* windows(sentences: readonly Seen[]): Generator<[from: number, to: number]> {
  for (let from = 0; from < sentences.length; from++) {
    for (let to = from; to < Math.min(from + MAX_SENTENCES, sentences.length); to++) {
      if (to > from && !fits(sentences, from, to)) break;
      yield [from, to];
    }
  }
}

function fits(sentences: readonly Seen[], from: number, to: number): boolean {
  const { start, end } = spanOf(sentences, from, to);
  return end - start <= MAX_LENGTH && sentences[to]?.at === (sentences[to - 1]?.at ?? 0) + 1;
}

function judge(post: CitedPost, window: readonly Seen[], { worths }: Asked, { type, sign }: Wanted): number {
  let worth = 0;
  for (const index of worths.keys()) {
    const found = window.map(({ held, kind }) => (held.get(index) ?? 0) * KIND_WORTH[kind]);
    const most = Math.max(0, ...found);
    worth += most + REPEATED_WORTH * (found.reduce((sum, one) => sum + one, 0) - most);
  }
  const { start, end } = spanOf(window, 0, window.length - 1);
  const text = post.body.slice(start, end);
  const dangling = window[0]?.at !== 0 && PRONOUN.test(text) ? 0.9 : 1;
  const fragment = end - start < 25 ? 0.7 : 1;
  const mixed = type !== 'how-to' && window.some(({ kind }) => (kind === 'code') !== (window[0]?.kind === 'code'));
  const bonus = sign?.test(text) === true ? 1 + TYPE_BONUS : 1;
  // The shorter of two that say as much.
  return worth * bonus * dangling * fragment * (mixed ? 0.6 : 1) * (1 - 0.02 * window.length);
}

/** What answers often stands right behind what was asked: the quote goes on as long as it may. */
function lastToAdd(sentences: readonly Seen[], { from, to }: { from: number; to: number }, type: AnswerType): number {
  let last = to;
  while (last - from + 1 < MAX_SENTENCES && last + 1 < sentences.length && fits(sentences, from, last + 1)) {
    const [here, next] = [sentences[last], sentences[last + 1]];
    if (here === undefined || next === undefined || !continues(here, next, type)) break;
    last++;
  }
  return last;
}

function continues(here: Seen, next: Seen, type: AnswerType): boolean {
  if (next.block === here.block) return true;
  return type === 'how-to' && next.kind === 'code' && next.block === here.block + 1;
}

function spanOf(sentences: readonly Seen[], from: number, to: number): Span {
  return { start: sentences[from]?.span.start ?? 0, end: sentences[to]?.span.end ?? 0 };
}

function firstOf(spans: readonly Span[], post: CitedPost): Span | undefined {
  const [first] = spans;
  return first === undefined ? undefined : cut(post, first);
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

/** Index of the block that holds an offset (binary search; blocks are in order), or -1. */
function blockAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block === undefined) return -1;
    if (offset < block.start) high = middle - 1;
    else if (offset >= block.end) low = middle + 1;
    else return middle;
  }
  return -1;
}
