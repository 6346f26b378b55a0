import type { Block, PostDraft, Span } from '../model.js';
import type { AnalysedToken, Analyser } from '../text/analyser.js';
import { type Segment, segmentsOf } from './segments.js';

/** What of a post is read. */
export type ReadablePost = Pick<PostDraft, 'title' | 'body' | 'blocks' | 'tags' | 'language'>;

/** A post's text, analysed once and shared by every stage of its reading. */
export interface AnalysedPost {
  readonly analyser: Analyser;
  readonly title: string;
  readonly body: string;
  readonly blocks: readonly Block[];
  readonly sentences: readonly Span[];
  readonly tags: readonly string[];
  readonly titleTokens: readonly AnalysedToken[];
  readonly bodyTokens: readonly AnalysedToken[];
  /** For each of `bodyTokens`, the index of its block in `blocks`. */
  readonly blockOf: Uint32Array;
  /** The title, headings and sentences that phrases are looked for in. */
  readonly segments: readonly Segment[];
}

/** Longest text that is read for topics, keyphrases and a summary, in UTF-16 code units; passages cover all of it. */
export const MAX_READ = 400_000;

export function analysePost(post: ReadablePost, sentences: readonly Span[], analyser: Analyser): AnalysedPost {
  const bodyTokens = analyser.analyse(post.body, 0, readEnd(post.body));
  const { title, body, blocks, tags } = post;
  const titleTokens = analyser.analyse(title);
  const analysed = { title, titleTokens, body, bodyTokens, blocks, blockOf: blocksOf(bodyTokens, blocks), sentences };
  return { analyser, tags, ...analysed, segments: segmentsOf(analysed) };
}

/** Not in the middle of a word, where the text is cut. */
function readEnd(body: string): number {
  if (body.length <= MAX_READ) return body.length;
  const gap = body.lastIndexOf('\n', MAX_READ);
  return gap > MAX_READ / 2 ? gap : MAX_READ;
}

function blocksOf(tokens: readonly Span[], blocks: readonly Block[]): Uint32Array {
  const found = new Uint32Array(tokens.length);
  let block = 0;
  let index = 0;
  for (const { start } of tokens) {
    while (block < blocks.length - 1 && (blocks[block]?.end ?? 0) <= start) block += 1;
    found[index] = block;
    index += 1;
  }
  return found;
}
