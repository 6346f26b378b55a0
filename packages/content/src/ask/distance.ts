import { createRequire } from 'node:module';

// By path: natural's package root loads database drivers and prints banners.
const { DamerauLevenshteinDistance } = createRequire(import.meta.url)(
  'natural/lib/natural/distance/levenshtein_distance.js',
) as { DamerauLevenshteinDistance(source: string, target: string, options: { restricted: boolean }): number };

/** Edits between two words (insert, delete, replace, swap of neighbours), each letter moved at most once. */
export function damerauLevenshtein(a: string, b: string): number {
  return DamerauLevenshteinDistance(a, b, { restricted: true });
}

/**
 * A lower bound of the edit distance that needs no table: one edit changes the letter counts of a word by two at
 * most. Rules out nearly every word before the exact distance is asked for.
 */
export function letterDistance(a: string, b: string): number {
  // Letters that share a place in the table only lower the bound.
  letterCounts.fill(0);
  for (let at = 0; at < a.length; at++) change(letterCounts, a.charCodeAt(at), 1);
  for (let at = 0; at < b.length; at++) change(letterCounts, b.charCodeAt(at), -1);
  let surplus = 0;
  let shortage = 0;
  for (const count of letterCounts) {
    if (count > 0) surplus += count;
    else shortage -= count;
  }
  return Math.max(surplus, shortage);
}

const letterCounts = new Int32Array(128);

function change(counts: Int32Array, letter: number, by: number): void {
  const place = letter % counts.length;
  counts[place] = (counts[place] ?? 0) + by;
}

/**
 * The letters of a word as bits, for a look at thousands of words: each letter that another word lacks takes an edit.
 * Five bits of a letter say which it is, so that some share a bit; a count of them is then too low, never too high.
 */
export function letterBits(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** How many bits are set (Warren, Hacker's Delight, 5-1). */
export function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
