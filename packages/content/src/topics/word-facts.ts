import { Cache } from '../text/cache.js';
import { englishWord } from '../text/english.js';
import { type FunctionTag, functionTag } from './function-words.js';

/** What an English word shows by itself, wherever it stands. */
export interface WordFacts {
  /** Lower-case, without a possessor's ending. */
  readonly base: string;
  /** Set for a word of a closed class. */
  readonly closed: FunctionTag | undefined;
  /** What the table says it can be; undefined for a word it does not have. */
  readonly letters: string | undefined;
  readonly capital: boolean;
  /** A capital after the first letter, and not all capitals: "XenStore". */
  readonly innerCapital: boolean;
  readonly acronym: boolean;
}

const CACHED = 20_000;
const LONGEST_CACHED = 40;

const known = new Cache<WordFacts>(CACHED);

export function wordFacts(text: string): WordFacts {
  if (text.length > LONGEST_CACHED) return factsOf(text);
  const found = known.get(text);
  if (found !== undefined) return found;
  const made = factsOf(text);
  known.set(text, made);
  return made;
}

function factsOf(text: string): WordFacts {
  const lower = text.toLowerCase().replaceAll('’', "'");
  const base = lower.endsWith("'s") ? lower.slice(0, -2) : lower;
  const first = text.charAt(0);
  const rest = text.slice(1);
  return {
    base,
    closed: functionTag(lower),
    letters: englishWord(base)?.letters,
    capital: first !== first.toLowerCase(),
    innerCapital: rest !== rest.toLowerCase() && rest !== rest.toUpperCase(),
    acronym: text.length >= 2 && text.length <= 10 && /^\p{Lu}[\p{Lu}\d]*s?$/u.test(text),
  };
}
