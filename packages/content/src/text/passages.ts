import type { Block, Occurrence, Passage, Span } from '../model.js';
import { type Field, MAX_POSITION } from '../model.js';
import { type Analyser, analyserFor } from './analyser.js';

export interface PassageSource {
  readonly title: string;
  /** Names of the post's topics, and its keyphrases. */
  readonly topics: readonly string[];
  readonly body: string;
  readonly blocks: readonly Block[];
  readonly sentences: readonly Span[];
  readonly language: string;
}

const WINDOW = 6;
const STRIDE = 3;

/** The passages of a post: overlapping windows of its sentences, each with the terms it is found by. */
export function buildPassages(source: PassageSource): Passage[] {
  const analyser = analyserFor(source.language);
  const passages: Passage[] = [];
  const { sentences } = source;
  for (let first = 0; first === 0 || first + STRIDE < sentences.length; first += STRIDE) {
    const window = sentences.slice(first, first + WINDOW);
    if (window.length === 0 && source.title === '') return [];
    passages.push(passageOf(source, analyser, window, passages.length));
    if (first + WINDOW >= sentences.length) break;
  }
  return passages;
}

function passageOf(source: PassageSource, analyser: Analyser, window: readonly Span[], ordinal: number): Passage {
  const terms = new Map<string, Occurrence[]>();
  let length = 0;
  const add = (field: Field, text: string, start?: number, end?: number) => {
    for (const token of analyser.analyse(text, start, end)) {
      if (field === 'body') length += 1;
      for (const term of token.terms) {
        const list = terms.get(term) ?? [];
        list.push({ field, at: Math.min(field === 'body' ? length : token.position, MAX_POSITION) });
        terms.set(term, list);
      }
    }
  };
  add('title', source.title);
  add('topics', source.topics.join('\n'));
  for (const sentence of window) add('body', source.body, sentence.start, sentence.end);
  return { ordinal, start: window[0]?.start ?? 0, end: window.at(-1)?.end ?? 0, length, terms };
}
