/** Tables of phrases, looked up by their first word. */

import type { Token } from './tokens.js';
import { wordsAt } from './tokens.js';

/** A phrase and what it means. */
export interface Phrase<T> {
  readonly words: readonly string[];
  readonly means: T;
}

export type PhraseTable<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

/** @param phrases by meaning; where one phrase begins another, the longer one wins */
export function phraseTable<T>(phrases: readonly (readonly [means: T, phrases: readonly string[]])[]): PhraseTable<T> {
  const table = new Map<string, Phrase<T>[]>();
  for (const [means, spellings] of phrases) {
    for (const spelling of spellings) {
      const words = spelling.split(' ');
      const first = words[0] ?? '';
      const others = table.get(first) ?? [];
      table.set(
        first,
        [...others, { words, means }].sort((a, b) => b.words.length - a.words.length),
      );
    }
  }
  return table;
}

/** The longest phrase of a table that stands at a token. */
export function phraseAt<T>(tokens: readonly Token[], at: number, table: PhraseTable<T>): Phrase<T> | undefined {
  return table.get(tokens[at]?.text ?? '')?.find(({ words }) => wordsAt(tokens, at, words));
}
