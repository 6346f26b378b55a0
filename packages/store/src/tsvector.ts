import { FIELDS, type Field, type Occurrence } from '@fieldnotes/content/model';

/**
 * A passage's terms as a PostgreSQL `tsvector`; `sent-terms.ts` reads them back.
 *
 * A `tsvector` keeps one list of positions per lexeme, so each field gets a stretch of the position axis of its own;
 * the weight letter says the field, the offset within the stretch says where:
 *
 *     position  1 ……… 1023 │ 1024 …… 2047 │ 2048 …… 4095 │ 4096 ………… 16383
 *     field     title (A)  │ topics (B)   │ headings (C) │ body (D)
 *
 * Besides the terms themselves a passage holds a marker for each term that is prominent in it (`Sxen`). Terms are
 * lower case, so a marker can never be taken for a term. Markers let a search for a term that occurs almost
 * everywhere start from the passages that are about it (a champion list in the sense of Manning, Raghavan and
 * Schütze, Introduction to Information Retrieval, 7.1.3).
 *
 * Limits of the type (PostgreSQL documentation, 12.11): positions up to 16,383, 256 of them per lexeme, lexemes
 * under 2 KiB.
 */

const WEIGHTS: Record<Field, string> = { title: 'A', topics: 'B', headings: 'C', body: '' };
const STARTS: Record<Field, number> = { title: 1, topics: 1024, headings: 2048, body: 4096 };
const ENDS: Record<Field, number> = { title: 1023, topics: 2047, headings: 4095, body: 16_383 };
const MAX_POSITIONS = 255;
const PROMINENT_COUNT = 3;

export const MARKER = 'S';

/** The text form of a `tsvector`, to be cast by the server. */
export function encodeTerms(terms: ReadonlyMap<string, readonly Occurrence[]>): string {
  let encoded = '';
  for (const [term, occurrences] of terms) {
    const lexeme = escaped(term);
    encoded += `${encoded === '' ? '' : ' '}'${lexeme}':${encodePositions(occurrences)}`;
    if (isProminent(occurrences)) encoded += ` '${MARKER}${lexeme}'`;
  }
  return encoded;
}

/** A term as it stands in the text form of a `tsvector` or `tsquery`. */
export function quoteLexeme(term: string): string {
  return `'${escaped(term)}'`;
}

function escaped(term: string): string {
  return /['\\]/.test(term) ? term.replaceAll('\\', '\\\\').replaceAll("'", "''") : term;
}

/** Most terms of a passage occur once. */
function encodePositions(occurrences: readonly Occurrence[]): string {
  const [first] = occurrences;
  if (first !== undefined && occurrences.length === 1) return encodePosition(first);
  return occurrences.slice(0, MAX_POSITIONS).map(encodePosition).join(',');
}

function encodePosition({ field, at }: Occurrence): string {
  return `${Math.min(STARTS[field] + at - 1, ENDS[field])}${WEIGHTS[field]}`;
}

/** Where in which field a position of a `tsvector` is; the weight letter says no more. */
export function decodePosition(position: number): Occurrence {
  const field = FIELDS.find((name) => position <= ENDS[name]) ?? 'body';
  return { field, at: position - STARTS[field] + 1 };
}

function isProminent(occurrences: readonly Occurrence[]): boolean {
  return occurrences.length >= PROMINENT_COUNT || occurrences.some(({ field }) => field !== 'body');
}
