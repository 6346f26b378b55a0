import { createHash } from 'node:crypto';

/** What a post says, whatever address or name it has today. */
export interface Wording {
  readonly title: string;
  readonly body: string;
}

/**
 * SHA-256 of title and text as letters and digits in one case (NFKC), so that another way of marking up or spacing the
 * same words changes nothing. Null when there are no words: nothing can be told by them.
 */
export function fingerprintOf({ title, body }: Wording): Buffer | null {
  const words = [bare(title), bare(body)];
  if (words.every((text) => text === '')) return null;
  return createHash('sha256').update(words.join('\n')).digest();
}

/**
 * How much two texts say the same: the share of the words of either that both have (Jaccard, "The distribution of the
 * flora in the alpine zone", 1912), 0 to 1. Two texts without words are the same.
 */
export function similarity(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.size === 0 && b.size === 0) return 1;
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}

/** Code units that are compared: the start of a long text tells it from others. */
const COMPARED = 8_000;

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .slice(0, COMPARED)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}
