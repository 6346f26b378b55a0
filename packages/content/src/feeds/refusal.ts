import { type SkippedItem, skipped } from './archive-item.js';
import { LIMITS } from './limits.js';
import { excerpt } from './plain.js';

/** Why a post is not read although nothing in it is wrong: it has more text, or more markup, than we take. */
export type Refusal = 'too-large' | 'too-complex';

/** The skipped item of a refused post. The title tells it from the other posts of its file. */
export function refused(source: string, refusal: Refusal, title: string): SkippedItem {
  const post = title === '' ? 'the post' : `the post "${excerpt(title)}"`;
  return skipped(source, refusal, `${post} ${REASONS[refusal]}`);
}

const count = (number: number): string => number.toLocaleString('en');

const REASONS: Readonly<Record<Refusal, string>> = {
  'too-large': `has more than ${count(LIMITS.bodyLength)} characters (${count(LIMITS.htmlLength)} as HTML) or ${count(LIMITS.blocks)} paragraphs: split it`,
  'too-complex': `nests HTML deeper than ${LIMITS.htmlDepth} elements or has more than ${count(LIMITS.htmlElements)}: simplify it`,
};
