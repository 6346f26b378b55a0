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
  const counts = new Map<string, number>();
  for (const letter of a) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  for (const letter of b) counts.set(letter, (counts.get(letter) ?? 0) - 1);
  let surplus = 0;
  let shortage = 0;
  for (const count of counts.values()) {
    if (count > 0) surplus += count;
    else shortage -= count;
  }
  return Math.max(surplus, shortage);
}
