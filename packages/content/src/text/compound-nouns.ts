import { readFileSync } from 'node:fs';
import type { Word } from './word.js';

let table: ReadonlyMap<string, string> | null = null;

/**
 * Whether two or three words are an English compound noun that a dictionary has, in the singular or the plural:
 * "operating system", "source codes". What is known is in `data/compound-nouns.txt`; it is read at first use.
 */
export function isCompoundNoun(first: Word, second: Word, third?: Word): boolean {
  table ??= readTable();
  const rest = table.get(first.lower);
  if (rest === undefined) return false;
  return rest.includes(third === undefined ? `,${second.key},` : `,${second.lower} ${third.key},`);
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
