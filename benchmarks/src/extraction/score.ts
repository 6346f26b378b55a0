/** How much of the expected text was found, and how much of what was found was expected; each 0 to 1. */
export interface Score {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

/** One page: what was expected, and what was found. */
export interface Judged {
  readonly expected: string;
  readonly found: string;
}

/**
 * The measure of the public article-extraction benchmark: texts are compared as multisets of runs of four words
 * (a shorter text is one run); precision and recall are means over the pages that found, or expected, anything; F1 is
 * computed from these means.
 */
export function score(pages: readonly Judged[]): Score {
  const counted = pages.map(({ expected, found }) => compare(runs(expected), runs(found)));
  const precision = mean(counted.filter((page) => page.found > 0).map((page) => page.shared / page.found));
  const recall = mean(counted.filter((page) => page.expected > 0).map((page) => page.shared / page.expected));
  const sum = precision + recall;
  return { f1: sum === 0 ? 0 : (2 * precision * recall) / sum, precision, recall };
}

interface Comparison {
  readonly shared: number;
  readonly expected: number;
  readonly found: number;
}

function compare(expected: readonly string[], found: readonly string[]): Comparison {
  const left = new Map<string, number>();
  for (const run of expected) left.set(run, (left.get(run) ?? 0) + 1);
  let shared = 0;
  for (const run of found) {
    const count = left.get(run) ?? 0;
    if (count === 0) continue;
    left.set(run, count - 1);
    shared++;
  }
  return { shared, expected: expected.length, found: found.length };
}

const WORDS = 4;

function runs(text: string): readonly string[] {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  if (words.length === 0) return [];
  const count = Math.max(1, words.length - WORDS + 1);
  return Array.from({ length: count }, (_, at) => words.slice(at, at + WORDS).join(' '));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
