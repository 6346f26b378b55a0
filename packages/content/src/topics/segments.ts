import type { Block, BlockKind, Span } from '../model.js';
import type { AnalysedToken } from '../text/analyser.js';
import { type NounPhrase, nounPhrases } from './noun-phrases.js';

/** A stretch of tokens that no phrase crosses: a title, a heading, or a sentence. */
export class Segment {
  /** The text that the offsets of the tokens are into. */
  readonly text: string;
  readonly tokens: readonly AnalysedToken[];
  readonly field: 'title' | 'headings' | 'body';
  /** Tokens of the body before it; 0 for the title. */
  readonly before: number;
  /** Most words are capitalised (a title): capitals say nothing. */
  readonly titled: boolean;
  /** All of it is in capitals: not even an acronym can be told. */
  readonly shouted: boolean;
  #phrases: readonly NounPhrase[] | undefined;

  constructor(text: string, tokens: readonly AnalysedToken[], field: Segment['field'], before: number) {
    this.text = text;
    this.tokens = tokens;
    this.field = field;
    this.before = before;
    this.shouted = inCapitals(tokens);
    this.titled = this.shouted || (field !== 'body' && mostlyCapitalised(tokens));
  }

  /** The noun phrases of English text: found once, for keyphrases and tags. */
  get nounPhrases(): readonly NounPhrase[] {
    this.#phrases ??= nounPhrases(this);
    return this.#phrases;
  }
}

/** What segments are cut from. */
export interface SegmentSource {
  readonly title: string;
  readonly titleTokens: readonly AnalysedToken[];
  readonly body: string;
  readonly bodyTokens: readonly AnalysedToken[];
  readonly blocks: readonly Block[];
  /** For each of `bodyTokens`, the index of its block in `blocks`. */
  readonly blockOf: Uint32Array;
  readonly sentences: readonly Span[];
}

/** Kinds of block whose words say what a post is about. */
const SPEAKING: ReadonlySet<BlockKind> = new Set(['paragraph', 'heading', 'item', 'quote', 'caption', 'table']);

/** Whether the words of a block are prose, headings or captions rather than code. */
export function speaks(block: Block | undefined): boolean {
  return block !== undefined && SPEAKING.has(block.kind);
}

/** The title, then the headings and sentences of the body in order, as stretches of tokens. */
export function segmentsOf(post: SegmentSource): Segment[] {
  const { title, titleTokens, body, bodyTokens, blocks, blockOf, sentences } = post;
  const segments = titleTokens.length === 0 ? [] : [new Segment(title, titleTokens, 'title', 0)];
  let at = 0;
  for (const { start, end } of sentences) {
    while (at < bodyTokens.length && (bodyTokens[at]?.start ?? 0) < start) at += 1;
    const from = at;
    while (at < bodyTokens.length && (bodyTokens[at]?.end ?? 0) <= end) at += 1;
    const block = blocks[blockOf[from] ?? 0];
    if (at === from || !speaks(block)) continue;
    const field = block?.kind === 'heading' ? 'headings' : 'body';
    segments.push(new Segment(body, bodyTokens.slice(from, at), field, from));
  }
  return segments;
}

/** Three words and more of three letters and more, all in capitals. */
function inCapitals(tokens: readonly AnalysedToken[]): boolean {
  let words = 0;
  for (const { kind, text } of tokens) {
    if (kind !== 'word' || text.length < 3) continue;
    if (text !== text.toUpperCase() || text === text.toLowerCase()) return false;
    words += 1;
  }
  return words >= 3;
}

function mostlyCapitalised(tokens: readonly AnalysedToken[]): boolean {
  let words = 0;
  let capitals = 0;
  for (const { kind, stop, text } of tokens) {
    if (kind !== 'word' || stop) continue;
    words += 1;
    const initial = text.charAt(0);
    if (initial !== initial.toLowerCase()) capitals += 1;
  }
  return words >= 2 && capitals * 3 >= words * 2;
}
