import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const porter = require('natural/lib/natural/stemmers/porter_stemmer.js') as { stem(word: string): string };
const stems = new Map<string, string>();

/** A phrase as it is compared: lower case, without punctuation around its words, every word stemmed by Porter's algorithm. */
export function normalPhrase(phrase: string): string {
  return phrase
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '')
    .map((word) => word.split('-').map(stem).join('-'))
    .join(' ');
}

/** F1 of the first `count` of the phrases found against all that were wanted, both without duplicates; 0 to 1. */
export function f1At(found: readonly string[], wanted: readonly string[], count: number): number {
  const gold = distinct(wanted);
  const best = new Set([...distinct(found)].slice(0, count));
  const hits = [...best].filter((phrase) => gold.has(phrase)).length;
  return hits === 0 ? 0 : (2 * hits) / (best.size + gold.size);
}

function distinct(phrases: readonly string[]): Set<string> {
  return new Set(phrases.map(normalPhrase).filter((phrase) => phrase !== ''));
}

function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const found = porter.stem(word);
  stems.set(word, found);
  return found;
}
