import type { Block, BlockKind, CitedPost, Span } from '../model.js';
import { type Analyser, analyserFor } from '../text/analyser.js';
import type { AnswerType } from './answer.js';
import { showsType } from './answer-type.js';
import type { RankedPost } from './rank.js';
import { importance } from './rank.js';
import type { Concept } from './vocabulary.js';

const MAX_SENTENCES = 3;
const MAX_LENGTH = 400;
const PASSAGES_READ = 3;

/** What a sentence of each kind of block is worth as a quote. Headings and captions are never quoted alone. */
const KIND_WORTH: Record<BlockKind, number> = {
  paragraph: 1,
  item: 1,
  quote: 0.9,
  table: 0.6,
  code: 0.5,
  heading: 0,
  caption: 0,
};
const TYPE_BONUS = 0.35;
const PRONOUN =
  /^(?:["“'(]\s*)?(?:it|its|it's|this|that|these|those|they|them|he|she|his|her|their|there|both|such)\b/i;

/**
 * The words of a post that answer best: consecutive sentences, verbatim, at most three and 400 characters. Undefined
 * when the post holds nothing that may be quoted.
 */
export function quotePost(
  post: CitedPost,
  ranked: RankedPost | undefined,
  concepts: readonly Concept[],
  type: AnswerType,
): Span | undefined {
  const analyser = analyserFor(post.language);
  const sentences = sentencesOf(post, ranked).map((at) => judge(post, at, analyser, concepts, type));
  let best: Judged | undefined;
  for (const sentence of sentences) if (sentence.worth > (best?.worth ?? 0)) best = sentence;
  if (best !== undefined && best.matches > 0) return widen(post, best, sentences, type);
  return firstOf(post.summary, post) ?? (best === undefined ? undefined : cut(post, best.span));
}

interface Judged {
  /** Index into the post's sentences. */
  readonly at: number;
  readonly span: Span;
  readonly kind: BlockKind;
  readonly block: number;
  readonly matches: number;
  readonly worth: number;
}

/** Sentences of the best passages, in reading order; of the whole post when it was found without passages. */
function sentencesOf(post: CitedPost, ranked: RankedPost | undefined): number[] {
  const windows = ranked?.passages.slice(0, PASSAGES_READ).map(({ candidate }) => candidate);
  return post.sentences.flatMap((sentence, at) =>
    windows === undefined || windows.some(({ start, end }) => sentence.start >= start && sentence.end <= end)
      ? [at]
      : [],
  );
}

function judge(
  post: CitedPost,
  at: number,
  analyser: Analyser,
  concepts: readonly Concept[],
  type: AnswerType,
): Judged {
  const span = post.sentences[at] ?? { start: 0, end: 0 };
  const block = blockAt(post.blocks, span.start);
  const kind = post.blocks[block]?.kind ?? 'paragraph';
  const text = post.body.slice(span.start, span.end);
  const terms = new Set(analyser.analyse(text).flatMap((token) => token.terms));
  let matches = 0;
  for (const concept of concepts) {
    const variant = concept.variants.find(({ term }) => terms.has(term));
    if (variant !== undefined) matches += importance(concept) * variant.worth;
  }
  // A long sentence matches more by chance; a fragment says little.
  const length = span.end - span.start;
  const lengthWorth = length < 25 ? 0.6 : length > 300 ? 0.85 : 1;
  const worth = matches * KIND_WORTH[kind] * lengthWorth * (showsType(text, type) ? 1 + TYPE_BONUS : 1);
  return { at, span, kind, block, matches, worth };
}

/** Adds the neighbours that the best sentence needs: what its pronoun stands for, and what goes on answering. */
function widen(post: CitedPost, best: Judged, sentences: readonly Judged[], type: AnswerType): Span {
  let { start, end } = best.span;
  let count = 1;
  const byIndex = new Map(sentences.map((sentence) => [sentence.at, sentence]));
  const before = byIndex.get(best.at - 1);
  const opens = post.body.slice(start, end);
  if (
    before !== undefined &&
    before.block === best.block &&
    PRONOUN.test(opens) &&
    end - before.span.start <= MAX_LENGTH
  ) {
    start = before.span.start;
    count++;
  }
  for (let at = best.at + 1; count < MAX_SENTENCES; at++) {
    const next = byIndex.get(at);
    if (next === undefined || next.span.end - start > MAX_LENGTH || !continues(best, next, type)) break;
    end = next.span.end;
    count++;
  }
  return cut(post, { start, end });
}

function continues(best: Judged, next: Judged, type: AnswerType): boolean {
  if (next.block === best.block) return next.matches > 0 || next.worth > 0;
  return type === 'how-to' && next.kind === 'code' && next.block === best.block + 1;
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
