import type { Block, BlockKind, CitedPost, Span } from '../../model.js';
import { type AnalysedToken, analyserFor } from '../../text/analyser.js';
import type { AnswerSign } from '../answer-sign.js';
import type { RankedPost } from '../rank.js';
import type { Concept } from '../vocabulary.js';

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
}

/** Most of a post that is read for quotes, in UTF-16 code units; of a longer one, what its best passages hold. */
const MAX_READ = 12_000;
const PASSAGES_READ = 8;
const FROM_HEADING = 0.6;
const FROM_BEFORE = 0.6;

/** Reads the sentences that may answer, in reading order. Headings are read for what stands under them. */
export function readSentences(
  post: CitedPost,
  ranked: RankedPost | undefined,
  concepts: readonly Concept[],
  signs: readonly AnswerSign[],
): Seen[] {
  const analyser = analyserFor(post.language);
  const nothing = concepts.map(() => 0);
  const seen: Seen[] = [];
  let heading: readonly number[] = nothing;
  let block = 0;
  for (const at of sentencesToRead(post, ranked)) {
    const span = post.sentences[at];
    if (span === undefined) continue;
    block = blockOf(post.blocks, block, span);
    const kind = post.blocks[block]?.kind ?? 'paragraph';
    const tokens = analyser.analyse(post.body, span.start, span.end);
    const held = holdings(tokens, concepts);
    if (kind === 'heading') heading = held;
    const before = seen[seen.length - 1];
    const leansOn =
      before !== undefined && before.at === at - 1 && isContinued(before, block, post) ? before : undefined;
    const wording = { text: post.body.slice(span.start, span.end), start: span.start, tokens, kind };
    seen.push({
      at,
      span,
      kind,
      block,
      held,
      carried: concepts.map((_, index) =>
        Math.max(
          FROM_HEADING * (heading[index] ?? 0),
          FROM_BEFORE * Math.max(leansOn?.held[index] ?? 0, leansOn?.carried[index] ?? 0),
        ),
      ),
      signs: signs.map((sign) => sign(wording)),
    });
  }
  return seen;
}

function sentencesToRead(post: CitedPost, ranked: RankedPost | undefined): number[] {
  const all = post.sentences.map((_, at) => at);
  if (post.body.length <= MAX_READ || ranked === undefined) {
    return all.filter((at) => (post.sentences[at]?.start ?? 0) < MAX_READ);
  }
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

function holdings(tokens: readonly AnalysedToken[], concepts: readonly Concept[]): number[] {
  const terms = new Set(tokens.flatMap((token) => token.terms));
  return concepts.map(({ variants }) =>
    variants.reduce((most, { term, worth }) => (terms.has(term) ? Math.max(most, worth) : most), 0),
  );
}

/** A sentence goes on with the one before it: in the same block, or as the code or list that a colon announces. */
function isContinued(before: Seen, block: number, { body }: CitedPost): boolean {
  return before.block === block || before.kind === 'code' || body.charAt(before.span.end - 1) === ':';
}
