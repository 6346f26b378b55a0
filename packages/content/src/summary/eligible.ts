import type { Block, BlockKind, Span } from '../model.js';
import { pointsBack } from '../text/openings.js';
import { isCaptionLike, isFurniture, isGreeting, leansBack } from './phrases.js';
import { hasVerb } from './verbs.js';

/** A sentence of prose that a summary may be able to quote. */
export interface ProseSentence extends Span {
  readonly text: string;
  /** Number of the sentence among the sentences of prose, from 0. */
  readonly ordinal: number;
  /** What holds it. */
  readonly kind: BlockKind;
}

/**
 * What a sentence is fit for: `complete` reads as a whole by itself, begins and ends like a sentence and leans on nothing
 * said before; `partial` can be quoted where nothing better is there; `none` is a greeting, furniture or no language.
 */
export type Fitness = 'complete' | 'partial' | 'none';

const PROSE: ReadonlySet<BlockKind> = new Set(['paragraph', 'item', 'quote']);

const MIN_WORDS = 4;
const COMPLETE_WORDS = 6;
const MIN_CHARACTERS = 12;
const MAX_CHARACTERS = 320;

/** The sentences of paragraphs, list items and quotes, in order, but for those too short or too long to be quoted. */
export function proseSentences(body: string, blocks: readonly Block[], sentences: readonly Span[]): ProseSentence[] {
  const found: ProseSentence[] = [];
  let block = 0;
  let ordinal = 0;
  for (const { start, end } of sentences) {
    while (block < blocks.length - 1 && (blocks[block]?.end ?? 0) <= start) block += 1;
    const kind = blocks[block]?.kind;
    if (kind === undefined || !PROSE.has(kind)) continue;
    const length = end - start;
    if (length >= MIN_CHARACTERS && length <= MAX_CHARACTERS) {
      found.push({ start, end, text: body.slice(start, end), ordinal, kind });
    }
    ordinal += 1;
  }
  return found;
}

/**
 * What leads in to something else (":") is not complete.
 *
 * @param language of the text: whether a verb is there is known of English only.
 */
export function fitnessOf({ text, kind }: ProseSentence, language: string): Fitness {
  if (!isQuotable(text)) return 'none';
  return isComplete(text, kind, language) ? 'complete' : 'partial';
}

/** The first sentence of prose, whatever it leads in to ("To do this, run:"): what a post that is mostly code says. */
export function leadIn(body: string, blocks: readonly Block[], sentences: readonly Span[]): Span | undefined {
  return sentences.find(({ start, end }) => {
    const kind = blocks.find((block) => block.start <= start && start < block.end)?.kind;
    const text = body.slice(start, end);
    return (
      kind !== undefined &&
      PROSE.has(kind) &&
      /\p{L}{2}/u.test(text.slice(0, Math.max(0, text.lastIndexOf(' ')))) &&
      !isFurniture(text)
    );
  });
}

function isQuotable(text: string): boolean {
  if (/^[#$>*|]|[;,…]$|\.\.\.$|https?:\/\/|\]\[|\]\(|[{}<>|]|\s--?\w|=\s/.test(text)) return false;
  if (isFurniture(text) || isGreeting(text)) return false;
  if (wordsIn(text) < MIN_WORDS && !/[^\p{ASCII}]/u.test(text)) return false;
  return lettersIn(text) >= text.length * 0.7;
}

function wordsIn(text: string): number {
  let words = 1;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) === 32) words += 1;
  return words;
}

/** Letters and spaces; every character outside ASCII but general punctuation passes for a letter. */
function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const lower = unit | 32;
    if ((lower >= 97 && lower <= 122) || unit === 32 || (unit > 191 && (unit < 0x2000 || unit > 0x2bff))) letters += 1;
  }
  return letters;
}

function isComplete(text: string, kind: BlockKind, language: string): boolean {
  if (!/^["'“‘«(]*[\p{Lu}\p{Lo}\d]/u.test(text)) return false;
  if (!/[.!?。！？]["'”’»)\]]*$/u.test(text)) return false;
  if (wordsIn(text) < COMPLETE_WORDS && kind !== 'quote' && !/\p{Lo}/u.test(text)) return false;
  if (language === 'en' && !hasVerb(text)) return false;
  if (/["”]$/.test(text) && !/["“]./.test(text.slice(0, -1))) return false;
  return !leansBack(text) && !pointsBack(text, language) && !isCaptionLike(text);
}
