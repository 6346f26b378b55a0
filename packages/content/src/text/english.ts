import { readFileSync } from 'node:fs';

/** What the table knows of an English word. */
export interface EnglishWord {
  /** Twice the binary logarithm of its rank among all words by use: 3 to 33. */
  readonly level: number;
  /** What it can be, likeliest first; the letters are explained in `data/english.txt`. */
  readonly letters: string;
}

/** Level of a word that the table does not have: names, jargon, misspellings. */
export const UNKNOWN_LEVEL = 33;

let table: ReadonlyMap<string, EnglishWord> | null = null;

/** The word as the table has it; lower-case in, undefined for one it does not have. The table is read at first use. */
export function englishWord(word: string): EnglishWord | undefined {
  table ??= readTable();
  return table.get(word);
}

/** Whether a word in lower case is an ordinary one. Of seldom words the table lacks the form with an s. */
export function isEnglish(word: string): boolean {
  return englishWord(word) !== undefined || (word.endsWith('s') && englishWord(word.slice(0, -1)) !== undefined);
}

function readTable(): ReadonlyMap<string, EnglishWord> {
  const words = new Map<string, EnglishWord>();
  const text = readFileSync(new URL('../../data/english.txt', import.meta.url), 'utf8');
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [level, letters, ...members] = line.split(' ');
    const shared: EnglishWord = { level: Number(level), letters: letters ?? '' };
    for (const member of members) words.set(member, shared);
  }
  return words;
}
