import type { BlockKind, Span } from '../../model.js';
import type { AnswerType } from '../answer.js';
import type { Seen } from './sentences.js';

/** Sentences that stand together and could be quoted, and what is known of them whatever was quoted before. */
export interface Window extends Span {
  /** Indexes into the sentences read, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** For each concept of the question: how well the window holds it, 0 to a little over 1. */
  readonly held: readonly number[];
  /** For each sign of an answer, 0 to 1. */
  readonly signs: readonly number[];
  /** 0 to 1: how well it reads by itself. */
  readonly form: number;
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
/** What a sentence leans on, beside what it says itself. */
const CARRIED = 0.4;
/** What repeats a word of the question is worth a little, what adds one is worth all of it. */
const REPEATED = 0.1;

/** Every run of one to three neighbouring sentences that is short enough to quote and has something to do with it. */
export function windowsOf(sentences: readonly Seen[], type: AnswerType): Window[] {
  const windows: Window[] = [];
  for (let from = 0; from < sentences.length; from++) {
    let hasSome = false;
    for (let to = from + 1; to <= Math.min(from + MAX_SENTENCES, sentences.length); to++) {
      if (sentences[to - 1]?.isExcluded === true || (to > from + 1 && !isQuotable(sentences, from, to))) break;
      hasSome ||= sentences[to - 1]?.isBlank === false;
      if (!hasSome) continue;
      const form = formOf(sentences, from, to, type);
      if (form === 0) continue;
      const { start, end } = spanOf(sentences, from, to);
      const { held, signs } = contentOf(sentences, from, to);
      windows.push({ start, end, from, to, form, held, signs });
    }
  }
  return windows;
}

/** Whether the sentences from one to another (exclusive) stand together and are short enough. */
export function isQuotable(sentences: readonly Seen[], from: number, to: number): boolean {
  const { start, end } = spanOf(sentences, from, to);
  const [before, last] = [sentences[to - 2], sentences[to - 1]];
  if (last?.isExcluded === true) return false;
  // A heading belongs to what stands under it.
  return end - start <= MAX_LENGTH && last?.at === (before?.at ?? 0) + 1 && last.kind !== 'heading';
}

export function spanOf(sentences: readonly Seen[], from: number, to: number): Span {
  return { start: sentences[from]?.span.start ?? 0, end: sentences[to - 1]?.span.end ?? 0 };
}

/** The best of the sentences for each concept and each sign. These loops run for every window of every post read. */
function contentOf(sentences: readonly Seen[], from: number, to: number): Pick<Window, 'held' | 'signs'> {
  const { held: concepts = [], signs: wanted = [] } = sentences[from] ?? {};
  const held: number[] = [];
  const signs: number[] = [];
  for (let concept = 0; concept < concepts.length; concept++) {
    let most = 0;
    let sum = 0;
    for (let at = from; at < to; at++) {
      const sentence = sentences[at];
      if (sentence === undefined) continue;
      const said = Math.max(sentence.held[concept] ?? 0, CARRIED * (sentence.carried[concept] ?? 0));
      const worth = said * KIND_WORTH[sentence.kind];
      if (worth > most) most = worth;
      sum += worth;
    }
    held.push(most + REPEATED * (sum - most));
  }
  for (let sign = 0; sign < wanted.length; sign++) {
    let most = 0;
    for (let at = from; at < to; at++) most = Math.max(most, sentences[at]?.signs[sign] ?? 0);
    signs.push(most);
  }
  return { held, signs };
}

function formOf(sentences: readonly Seen[], from: number, to: number, type: AnswerType): number {
  let isQuoted = false;
  let isMixed = false;
  const first = sentences[from];
  for (let at = from; at < to; at++) {
    const kind = sentences[at]?.kind ?? 'caption';
    if (KIND_WORTH[kind] > 0) isQuoted = true;
    if ((kind === 'code') !== (first?.kind === 'code')) isMixed = true;
  }
  if (!isQuoted) return 0;
  const dangling = first?.isDangling === true ? 0.9 : 1;
  const { start, end } = spanOf(sentences, from, to);
  const fragment = end - start < 25 ? 0.7 : 1;
  const mixed = isMixed && type !== 'how-to' ? 0.6 : 1;
  // The shorter of two that say as much.
  return dangling * fragment * mixed * (1 - 0.02 * (to - from));
}
