import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** F1 of ROUGE-1, ROUGE-2 and ROUGE-Lsum, each 0 to 1. */
export interface Rouge {
  readonly r1: number;
  readonly r2: number;
  readonly rlsum: number;
}

/**
 * ROUGE as the package `rouge_score` of Google Research defines it, with stemming: lower case, runs of `[a-z0-9]`, words
 * of more than three characters stemmed by Porter's algorithm (natural's, where that package has NLTK's).
 *
 * Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", 2004. Both summaries are lists of sentences: only
 * ROUGE-Lsum, the union of the longest common subsequences of each sentence of the reference, sees their bounds.
 */
export function rouge(reference: readonly string[], summary: readonly string[]): Rouge {
  const wanted = reference.map(tokens);
  const given = summary.map(tokens);
  return {
    r1: ngramF1(wanted.flat(), given.flat(), 1),
    r2: ngramF1(wanted.flat(), given.flat(), 2),
    rlsum: summaryLevelF1(wanted, given),
  };
}

export function tokens(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.map((word) => (word.length > 3 ? stem(word) : word));
}

const porter = require('natural/lib/natural/stemmers/porter_stemmer.js') as { stem(word: string): string };
const stems = new Map<string, string>();

function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const found = porter.stem(word);
  stems.set(word, found);
  return found;
}

function ngramF1(wanted: readonly string[], given: readonly string[], length: number): number {
  const [left, right] = [ngrams(wanted, length), ngrams(given, length)];
  let shared = 0;
  for (const [ngram, count] of left) shared += Math.min(count, right.get(ngram) ?? 0);
  return f1(shared, sum(left), sum(right));
}

function ngrams(words: readonly string[], length: number): Map<string, number> {
  return counted(
    Array.from({ length: Math.max(0, words.length - length + 1) }, (_, at) => words.slice(at, at + length).join(' ')),
  );
}

function summaryLevelF1(wanted: readonly string[][], given: readonly string[][]): number {
  const left = counted(wanted.flat());
  const right = counted(given.flat());
  const [wantedWords, givenWords] = [sum(left), sum(right)];
  let hits = 0;
  for (const sentence of wanted) {
    const union = new Set(given.flatMap((other) => commonSubsequence(sentence, other)));
    for (const at of union) {
      const word = sentence[at] ?? '';
      const [most, others] = [left.get(word) ?? 0, right.get(word) ?? 0];
      if (most === 0 || others === 0) continue;
      left.set(word, most - 1);
      right.set(word, others - 1);
      hits++;
    }
  }
  return f1(hits, wantedWords, givenWords);
}

/** The places in `a` of a longest common subsequence. Where two are as long, the one that goes back in `a` first. */
function commonSubsequence(a: readonly string[], b: readonly string[]): number[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const row = lengths[i];
      if (row !== undefined)
        row[j] = a[i - 1] === b[j - 1] ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1));
    }
  }
  const places: number[] = [];
  for (let [i, j] = [a.length, b.length]; i > 0 && j > 0; ) {
    if (a[i - 1] === b[j - 1]) {
      places.push(i - 1);
      i--;
      j--;
    } else if (at(i, j - 1) > at(i - 1, j)) j--;
    else i--;
  }
  return places;
}

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

function f1(shared: number, wanted: number, given: number): number {
  return shared === 0 ? 0 : (2 * shared) / (wanted + given);
}
