import type { Block, BlockKind, CitedPost, Span } from '../../model.js';
import { type AnalysedToken, analyserFor } from '../../text/analyser.js';
import type { AnswerSign } from '../answer-sign.js';
import type { RankedPost } from '../rank.js';

/** A sentence of a post, what of the question it holds, and how much it looks like an answer. */
export interface Seen {
  /** Index into the post's sentences. */
  readonly at: number;
  readonly span: Span;
  readonly kind: BlockKind;
  /** Index into the post's blocks. */
  readonly block: number;
  /** For each concept of the question, 0 to 1: what the match is worth. */
  readonly held: readonly number[];
  /** The same of what the sentence leans on: the heading above it, the sentence before it in the same paragraph. */
  readonly carried: readonly number[];
  /** For each sign, 0 to 1. */
  readonly signs: readonly number[];
  /** It has nothing to do with the question, as far as can be seen. */
  readonly isBlank: boolean;
  /** It names what the question does not want. */
  readonly isExcluded: boolean;
  /** It begins with a pronoun, so that it is hard to understand without what stands before it. */
  readonly isDangling: boolean;
  /** It ends in a colon: what stands behind it says the rest. */
  readonly announces: boolean;
}

/** How much of a post is read for quotes: all of it, as far as it is not too long, or just its best passages. */
export type Reach = 'post' | 'passages';

/** Finds the concepts of a question in tokens. Made once for a question. */
export type ConceptFinder = (tokens: readonly AnalysedToken[]) => number[];

/** Most of a post that is read for quotes, in UTF-16 code units. */
const MAX_READ = 12_000;
const PASSAGES_READ = 8;
const FROM_HEADING = 0.6;
const FROM_BEFORE = 0.6;
const PRONOUN = /^["“'(]?\s?(?:it|its|it's|this|that|these|those|they|them|he|she|his|her|their|there|both|such)\b/i;

/** What is looked for in each sentence. */
export interface Looked {
  readonly find: ConceptFinder;
  readonly findExcluded: ConceptFinder;
  readonly signs: readonly AnswerSign[];
}

/** Reads the sentences that may answer, in reading order. Headings are read for what stands under them. */
export function readSentences(
  post: CitedPost,
  ranked: RankedPost,
  reach: Reach,
  { find, findExcluded, signs }: Looked,
): Seen[] {
  const analyser = analyserFor(post.language);
  const seen: Seen[] = [];
  let heading: readonly number[] = [];
  let block = 0;
  for (const at of sentencesToRead(post, ranked, reach)) {
    const span = post.sentences[at];
    if (span === undefined) continue;
    block = blockOf(post.blocks, block, span);
    const kind = post.blocks[block]?.kind ?? 'paragraph';
    const tokens = analyser.analyse(post.body, span.start, span.end);
    const held = find(tokens);
    if (kind === 'heading') heading = held;
    const before = seen[seen.length - 1];
    const leansOn = before?.at === at - 1 && isContinued(before, block, post) ? before : undefined;
    const wording = { text: post.body.slice(span.start, span.end), start: span.start, tokens, kind };
    const carried = held.map((_, index) => carriedAt(index, heading, leansOn));
    const shown = signs.map((sign) => sign(wording));
    const isBlank = ![held, carried, shown].some((worths) => worths.some((worth) => worth > 0));
    const isDangling = at > 0 && PRONOUN.test(wording.text);
    const isExcluded = findExcluded(tokens).some((worth) => worth === 1);
    const announces = wording.text.endsWith(':');
    seen.push({ at, span, kind, block, held, carried, signs: shown, isBlank, isDangling, isExcluded, announces });
  }
  return seen;
}

/** A finder that looks up each term once, however many concepts there are. */
export function conceptFinder(concepts: readonly Findable[]): ConceptFinder {
  const byTerm = new Map<string, { readonly concept: number; readonly worth: number; readonly next?: string }[]>();
  for (const [concept, { variants }] of concepts.entries()) {
    for (const { term, ...variant } of variants) {
      const known = byTerm.get(term);
      if (known === undefined) byTerm.set(term, [{ concept, ...variant }]);
      else known.push({ concept, ...variant });
    }
  }
  return (tokens) => {
    const held = concepts.map(() => 0);
    for (const [at, { terms }] of tokens.entries()) {
      for (const term of terms) {
        for (const { concept, worth, next } of byTerm.get(term) ?? []) {
          if (next !== undefined && tokens[at + 1]?.terms.includes(next) !== true) continue;
          held[concept] = Math.max(held[concept] ?? 0, worth);
        }
      }
    }
    return held;
  };
}

/** What can be found: a term, or two in a row. */
interface Findable {
  readonly variants: readonly { readonly term: string; readonly worth: number; readonly next?: string }[];
}

function carriedAt(index: number, heading: readonly number[], before: Seen | undefined): number {
  const said = Math.max(before?.held[index] ?? 0, before?.carried[index] ?? 0);
  return Math.max(FROM_HEADING * (heading[index] ?? 0), FROM_BEFORE * said);
}

function sentencesToRead(post: CitedPost, ranked: RankedPost, reach: Reach): number[] {
  const all = [...post.sentences.keys()];
  if (reach === 'post' && post.body.length <= MAX_READ) return all;
  const passages = ranked.passages.slice(0, PASSAGES_READ).map(({ candidate }) => candidate);
  return all.filter((at) => {
    const span = post.sentences[at];
    return span !== undefined && passages.some(({ start, end }) => span.start >= start && span.end <= end);
  });
}

/** The block that holds a sentence; sentences are asked for in order, so the search goes on where it stopped. */
function blockOf(blocks: readonly Block[], from: number, { start }: Span): number {
  let block = from;
  while (block + 1 < blocks.length && (blocks[block]?.end ?? 0) <= start) block++;
  return block;
}

/** A sentence goes on with the one before it: in the same block, or as the code or list that a colon announces. */
function isContinued(before: Seen, block: number, { body }: CitedPost): boolean {
  return before.block === block || before.kind === 'code' || body.charAt(before.span.end - 1) === ':';
}
