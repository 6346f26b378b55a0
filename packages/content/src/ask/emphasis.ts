import type { AnalysedToken } from '../text/analyser.js';
import { englishWord } from '../text/english.js';

/** Levels (see `EnglishWord`) up to which a word says next to nothing, and from which it says all that a word can. */
const EMPTY_LEVEL = 12;
const FULL_LEVEL = 26;
/** What is left of the emptiest word: more than a word of asking has. */
const LEAST = 0.25;

/** Verbs, adjectives and adverbs say how; nouns say what. Letters as in the table of English words. */
const BY_LETTER: Readonly<Record<string, number>> = { n: 1, v: 0.75, z: 0.75, d: 0.7, g: 0.8, a: 0.7, r: 0.5 };

/**
 * 0.25 to 1: how much a word of a question narrows down what is asked, whatever the posts are about. A small blog's own
 * statistics cannot tell: in five posts, "already" is as rare as "telescope". Names, jargon and what is no English word
 * are worth all of it.
 */
export function emphasis({ text, kind }: AnalysedToken, isNamed: boolean): number {
  if (isNamed || kind !== 'word' || /\p{Lu}/u.test(text.slice(1))) return 1;
  const word = englishWord(text.toLowerCase());
  if (word === undefined) return 1;
  const specific = (word.level - EMPTY_LEVEL) / (FULL_LEVEL - EMPTY_LEVEL);
  const says = Math.min(1, Math.max(0, specific)) * (BY_LETTER[word.letters.charAt(0)] ?? 1);
  return LEAST + (1 - LEAST) * says;
}
