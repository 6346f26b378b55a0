import { readFileSync } from 'node:fs';
import type { Word } from './word.js';

/** Words of the longest compound noun that is known. */
export const LONGEST_COMPOUND_NOUN = 3;

let table: ReadonlyMap<string, string> | null = null;

/**
 * Whether the words `first` to `last` (both included) are an English compound noun that a dictionary has, in the singular
 * or the plural: "operating system", "source codes". What is known is in `data/compound-nouns.txt`; it is read at first use.
 */
export function isCompoundNoun(words: readonly Word[], first = 0, last = words.length - 1): boolean {
  if (last <= first || last - first >= LONGEST_COMPOUND_NOUN) return false;
  table ??= readTable();
  const rest = table.get(words[first]?.lower ?? '');
  if (rest === undefined) return false;
  let looked = ',';
  for (let at = first + 1; at < last; at += 1) looked += `${words[at]?.lower} `;
  return rest.includes(`${looked}${words[last]?.key},`);
}

/** First word → what follows it in a compound, each between two commas. */
function readTable(): ReadonlyMap<string, string> {
  const text = readFileSync(new URL('../../data/compound-nouns.txt', import.meta.url), 'utf8');
  const rows = new Map<string, string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0 && !line.startsWith('#')) rows.set(line.slice(0, colon), `,${line.slice(colon + 1)},`);
  }
  return rows;
}
