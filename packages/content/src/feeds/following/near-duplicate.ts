import { createHash } from 'node:crypto';
import { bareTitle } from '../post.js';
import { urlKey } from './canonical-url.js';

/** What one story can be recognised by when several feeds carry it. Short, so that a store can keep and index it. */
export interface StoryMarks {
  /** See `urlKey`. */
  readonly link: string | null;
  /** `bareTitle`; null for one too short or too common to tell a story ("Update"). */
  readonly title: string | null;
  /** The similarity hash of the text, 16 hexadecimal digits; null for a text too short to have one. */
  readonly similarity: string | null;
  /**
   * The similarity hash in four parts, each with its place ("2:9f3c"). Texts that `isSameStory` finds alike share at
   * least one, so that looking for any of them finds every candidate.
   */
  readonly bands: readonly string[];
}

export interface Story {
  readonly url: string | null;
  readonly title: string;
  readonly body: string;
}

export function storyMarks({ url, title, body }: Story): StoryMarks {
  const similarity = similarityHash(body);
  const bare = bareTitle(title);
  return {
    link: urlKey(url),
    title: bare.length < SHORTEST_TITLE ? null : bare.slice(0, 200),
    similarity,
    bands: similarity === null ? [] : [0, 1, 2, 3].map((at) => `${at}:${similarity.slice(4 * at, 4 * at + 4)}`),
  };
}

/** Why two posts are one story, or null: the same page, nearly the same text, or the same telling title. */
export function sameStory(a: StoryMarks, b: StoryMarks): 'link' | 'text' | 'title' | null {
  if (a.link !== null && a.link === b.link) return 'link';
  if (a.similarity !== null && b.similarity !== null) {
    return distance(a.similarity, b.similarity) <= MOST_BITS_APART ? 'text' : null;
  }
  // One of them is a teaser, which says nothing about the text of the other.
  return a.title !== null && a.title === b.title ? 'title' : null;
}

const SHORTEST_TITLE = 20;
const FEWEST_WORDS = 40;
const MOST_WORDS = 20_000;
const WORDS_OF_A_SHINGLE = 3;

/** Bits of 64 in which texts may differ and be the same: what Manku, Jain and Das Sarma found for pages (WWW 2007). */
const MOST_BITS_APART = 3;

/**
 * The similarity hash (Charikar, STOC 2002) of a text over its runs of three words: texts that differ in few words
 * differ in few of its bits. 64 bits as hexadecimal digits, or null for a text of fewer than 40 words, where each word
 * would weigh too much.
 */
export function similarityHash(text: string): string | null {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu)
      ?.slice(0, MOST_WORDS) ?? [];
  if (words.length < FEWEST_WORDS) return null;
  const shingles = new Set<string>();
  for (let at = 0; at + WORDS_OF_A_SHINGLE <= words.length; at++) {
    shingles.add(words.slice(at, at + WORDS_OF_A_SHINGLE).join(' '));
  }
  const votes = new Int32Array(64);
  for (const shingle of shingles) {
    const digest = createHash('md5').update(shingle).digest();
    for (let bit = 0; bit < 64; bit++)
      votes[bit] = (votes[bit] ?? 0) + (((digest[bit >> 3] ?? 0) >> (bit & 7)) & 1 ? 1 : -1);
  }
  const bytes = Buffer.alloc(8);
  votes.forEach((vote, bit) => {
    if (vote > 0) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (1 << (bit & 7));
  });
  return bytes.toString('hex');
}

/** Bits in which two similarity hashes differ. */
export function distance(a: string, b: string): number {
  let different = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let bits = 0;
  for (; different > 0n; different &= different - 1n) bits++;
  return bits;
}
