import type { Occurrence } from '@fieldnotes/content/model';
import { decodePosition } from './tsvector.js';

/**
 * Reads a `tsvector` in the form that PostgreSQL sends to clients which ask for binary (`tsvectorsend`, the same since
 * 8.3): a count of 32 bits, then for each lexeme its text in UTF-8, a zero byte, a count of 16 bits, and so many
 * positions of 16 bits, the upper two of them the weight. The server writes it in a third of the time of the text form,
 * and numbers need no parsing.
 */
export const SENT_TERMS = "encode(tsvectorsend(tsv), 'base64')";

/** The same of some terms only. @param terms placeholder of an array of them */
export function sentTermsOf(terms: string): string {
  const some = `ts_filter(setweight(setweight(tsv, 'D'), 'A', ${terms}::text[]), '{a}')`;
  return `encode(tsvectorsend(${some}), 'base64')`;
}

/** What the server sent for `SENT_TERMS` or for `sentTermsOf`. */
export function sentTerms(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}

/** All terms with their occurrences. Markers have no positions, and are no terms. */
export function allTermsIn(sent: Buffer): Map<string, Occurrence[]> {
  const found = new Map<string, Occurrence[]>();
  let at = FIRST_LEXEME;
  while (at < sent.length) {
    const end = sent.indexOf(0, at);
    const positions = end + 1 + COUNT_BYTES;
    const count = sent.readUInt16BE(end + 1);
    if (count > 0) found.set(sent.toString('utf8', at, end), occurrencesAt(sent, positions, count));
    at = positions + count * POSITION_BYTES;
  }
  return found;
}

/** Finds some terms in passages. Made once for all passages: a lexeme that nobody asked for becomes no string. */
export class TermFinder {
  /** By their hash. */
  readonly #wanted = new Map<number, { readonly term: string; readonly bytes: Buffer }[]>();
  /** 1 for each byte that one of them begins with: most lexemes begin with another, and need no hash. */
  readonly #beginnings = new Uint8Array(256);

  constructor(terms: Iterable<string>) {
    for (const term of new Set(terms)) {
      const bytes = Buffer.from(term, 'utf8');
      const hash = bytes.reduce(hashed, 0);
      this.#wanted.set(hash, [...(this.#wanted.get(hash) ?? []), { term, bytes }]);
      this.#beginnings[bytes[0] ?? 0] = 1;
    }
  }

  /** The occurrences of those terms that stand in what the server sent. */
  findIn(sent: Buffer): Map<string, Occurrence[]> {
    const found = new Map<string, Occurrence[]>();
    let at = FIRST_LEXEME;
    while (at < sent.length) {
      const mayBeWanted = this.#beginnings[sent[at] ?? 0] === 1;
      let hash = 0;
      let end = at;
      if (mayBeWanted) for (; sent[end] !== 0; end++) hash = hashed(hash, sent[end] ?? 0);
      else while (sent[end] !== 0) end++;
      const positions = end + 1 + COUNT_BYTES;
      const count = sent.readUInt16BE(end + 1);
      const wanted = mayBeWanted && count > 0 ? this.#wanted.get(hash) : undefined;
      const term = wanted?.find(({ bytes }) => sent.compare(bytes, 0, bytes.length, at, end) === 0)?.term;
      if (term !== undefined) found.set(term, occurrencesAt(sent, positions, count));
      at = positions + count * POSITION_BYTES;
    }
    return found;
  }
}

const FIRST_LEXEME = 4;
const COUNT_BYTES = 2;
const POSITION_BYTES = 2;
const POSITION_MASK = 0x3fff;

function hashed(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + byte) | 0;
}

function occurrencesAt(sent: Buffer, from: number, count: number): Occurrence[] {
  const occurrences: Occurrence[] = [];
  for (let index = 0; index < count; index++) {
    occurrences.push(decodePosition(sent.readUInt16BE(from + index * POSITION_BYTES) & POSITION_MASK));
  }
  return occurrences;
}
