import type { Span } from '../model.js';
import { classAt, DIGIT, LOWER, MARK, SPACE, UNSPACED, UPPER, widthAt } from './characters.js';
import { compoundEnd, marksEnd, prefixedEnd } from './compounds.js';

export interface Token extends Span {
  readonly text: string;
  /** `code` is what reads as one technical name: paths, options, identifiers, versions, file names, addresses. */
  readonly kind: 'word' | 'number' | 'code';
}

/**
 * Tokens of `text` between two offsets (all of it by default), in order and without overlap; offsets are into `text`.
 * The result depends on nothing outside the two offsets, so that a quote yields the tokens its post did.
 *
 * A technical name is one token (`/proc/cpuinfo`, `grub2-mkconfig`, `kernel.org`, `C++`, `O(n)`); words joined by a
 * hyphen or a slash are several (`open-source`). Scripts written without spaces give one token per character.
 * Takes time linear in the length of the stretch.
 */
export function tokenize(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = [];
  let at = start;
  while (at < end) {
    const plain = plainWordEnd(text, at, end);
    if (plain > at) {
      push(tokens, text, at, plain, 'word');
      at = plain;
      continue;
    }
    const of = classAt(text, at);
    if (of > MARK && of !== UNSPACED) {
      const stop = compoundEnd(text, at, end);
      split(tokens, text, at, stop);
      at = stop;
    } else if (of === UNSPACED) {
      const stop = marksEnd(text, at + widthAt(text, at), end);
      push(tokens, text, at, stop, 'word');
      at = stop;
    } else {
      const stop = of === SPACE ? at : prefixedEnd(text, at, start, end);
      if (stop > at) split(tokens, text, at, stop);
      at = stop > at ? stop : at + widthAt(text, at);
    }
  }
  return tokens;
}

/**
 * End of the plainest of words at `at`: unaccented letters, small after the first, with a blank or the end behind them.
 * `at` where there is none. Four of five words are so, and what follows would come to the same for them, more slowly.
 */
function plainWordEnd(text: string, at: number, end: number): number {
  const first = text.charCodeAt(at) | 0x20;
  if (first < 0x61 || first > 0x7a) return at;
  let next = at + 1;
  let unit = 0;
  while (next < end) {
    unit = text.charCodeAt(next);
    if (unit < 0x61 || unit > 0x7a) break;
    next += 1;
  }
  return next === end || unit === 0x20 || unit === 0x0a ? next : at;
}

// What a name is made of, as bits.
const LETTERS = 1;
const DIGITS = 2;
const DOTS = 4;
const HYPHENS = 8;
const SLASHES = 16;
const APOSTROPHES = 32;
const SEPARATORS = 64;
const SIGNS = 128;
const JOINTS = HYPHENS | SLASHES;

/** Adds the name between two offsets as one token, or as its words when it is only words joined. */
function split(tokens: Token[], text: string, start: number, end: number): void {
  const made = madeOf(text, start, end);
  if ((made & (LETTERS | DIGITS)) === 0) return;
  if ((made & ~(LETTERS | APOSTROPHES)) === 0) {
    push(tokens, text, start, end, humps(text, start, end) > 2 ? 'code' : 'word');
  } else if (
    (made & JOINTS) !== 0 &&
    (made & ~(LETTERS | APOSTROPHES | JOINTS)) === 0 &&
    !isInitials(text, start, end)
  ) {
    pushPieces(tokens, text, start, end);
  } else if ((made & ~(LETTERS | DIGITS | DOTS)) === 0 && (made & DOTS) !== 0) {
    pushDotted(tokens, text, start, end, made);
  } else {
    push(tokens, text, start, end, (made & ~(DIGITS | DOTS | SEPARATORS)) === 0 ? 'number' : 'code');
  }
}

function madeOf(text: string, start: number, end: number): number {
  let made = 0;
  for (let at = start; at < end; at += 1) {
    const of = classAt(text, at);
    if (of >= LOWER) made |= LETTERS;
    else if (of === DIGIT) made |= DIGITS;
    else if (of !== MARK) made |= signBit(text.charCodeAt(at), at === start);
    if (widthAt(text, at) === 2) at += 1;
  }
  return made;
}

function signBit(sign: number, first: boolean): number {
  if (sign === 0x24 || sign === 0x20ac || sign === 0xa3 || sign === 0xa5) return SEPARATORS;
  if (first) return SIGNS;
  if (sign === 0x2e) return DOTS;
  if (sign === 0x2d || sign === 0x2010 || sign === 0x2011) return HYPHENS;
  if (sign === 0x2f) return SLASHES;
  if (sign === 0x27 || sign === 0x2019 || sign === 0x02bc || sign === 0xff07) return APOSTROPHES;
  return sign === 0x2c || sign === 0x3a ? SEPARATORS : SIGNS;
}

/** `I/O`, `TCP/IP`: short capitals around a slash are one name. */
function isInitials(text: string, start: number, end: number): boolean {
  let run = 0;
  let slashed = false;
  for (let at = start; at < end; at += 1) {
    const slash = text.charCodeAt(at) === 0x2f;
    slashed ||= slash;
    run = slash ? 0 : run + 1;
    if (run > 4 || (!slash && classAt(text, at) !== UPPER)) return false;
  }
  return slashed;
}

function pushPieces(tokens: Token[], text: string, start: number, end: number): void {
  let from = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && (signBit(text.charCodeAt(at), false) & JOINTS) === 0) continue;
    if (at > from) push(tokens, text, from, at, humps(text, from, at) > 2 ? 'code' : 'word');
    from = at + 1;
  }
}

/** `U.S` is a word, `3.0` a number, `kernel.org` and `2.6.16` names, `done.The` two words that miss a space. */
function pushDotted(tokens: Token[], text: string, start: number, end: number, made: number): void {
  const dot = text.indexOf('.', start);
  const single = text.lastIndexOf('.', end - 1) === dot;
  if ((made & LETTERS) === 0) push(tokens, text, start, end, single ? 'number' : 'code');
  else if (single && missesSpace(text, start, dot, end)) {
    split(tokens, text, start, dot);
    split(tokens, text, dot + 1, end);
  } else push(tokens, text, start, end, isDottedInitials(text, start, end) ? 'word' : 'code');
}

function missesSpace(text: string, start: number, dot: number, end: number): boolean {
  if (dot - start < 2 || end - dot < 3 || classAt(text, dot + 1) !== UPPER) return false;
  for (let at = start; at < dot; at += 1) if (classAt(text, at) !== LOWER) return false;
  for (let at = dot + 2; at < end; at += 1) if (classAt(text, at) !== LOWER) return false;
  return true;
}

function isDottedInitials(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const letter = classAt(text, at) === UPPER || classAt(text, at) === LOWER;
    if ((at - start) % 2 === 0 ? !letter : text.charCodeAt(at) !== 0x2e) return false;
  }
  return true;
}

/** Capitals that begin a part: 3 in `getElementById`. */
function humps(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start + 1; at < end; at += 1) {
    if (classAt(text, at) === UPPER && classAt(text, at - 1) === LOWER) count += 1;
  }
  return count + 1;
}

function push(tokens: Token[], text: string, start: number, end: number, kind: Token['kind']): void {
  tokens.push({ start, end, text: text.slice(start, end), kind });
}
