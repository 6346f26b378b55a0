import { type FunctionTag, functionTag } from './closed-classes.js';
import { englishWord } from './english.js';

/** What an English word shows by itself, wherever it stands. */
export interface WordFacts {
  /** Lower-case, without a possessor's ending. */
  readonly base: string;
  /** Ends in the apostrophe of a possessor. */
  readonly possessor: boolean;
  /** Set for a word of a closed class. */
  readonly closed: FunctionTag | undefined;
  /** What the table says it can be; undefined for a word it does not have. */
  readonly letters: string | undefined;
  readonly capital: boolean;
  /** A capital after the first letter, and not all capitals: "XenStore". */
  readonly innerCapital: boolean;
  readonly acronym: boolean;
  /** A variable, a member, a file or an amount: "lastIndexOf", "options.shell", "4kB". */
  readonly identifier: boolean;
}

export function wordFacts(text: string): WordFacts {
  const lower = text.toLowerCase().replaceAll('’', "'");
  const base = lower.endsWith("'s") ? lower.slice(0, -2) : lower;
  const first = text.charAt(0);
  const rest = text.slice(1);
  return {
    base,
    possessor: /['’]s?$/.test(text),
    closed: functionTag(lower),
    letters: englishWord(base)?.letters,
    capital: first !== first.toLowerCase(),
    innerCapital: rest !== rest.toLowerCase() && rest !== rest.toUpperCase(),
    acronym: text.length >= 2 && text.length <= 10 && /^\p{Lu}[\p{Lu}\d]+s?$/u.test(text),
    identifier: /^(?:\p{Ll}+\p{Lu}|\d)|[._]/u.test(text),
  };
}
