import { classAt, DIGIT, isWordClass, MARK, SPACE, UNSPACED, UPPER, widthAt } from './characters.js';

/**
 * How far a technical name reaches. Each function returns the offset where it ends; all of them look only at
 * characters before `end` and pass over each character a bounded number of times.
 */

const OPENERS = '([{<"\'“‘«`=,:;|>*';
const PATH_STOPS = '<>"\'`()[]{}|;,“”‘’«»!?';
const ADDRESS_STOPS = '<>"`{}|^“”«»';
const TRAILERS = ".,:;!?'’…-";
const CURRENCIES = '$€£¥';
const GROWTHS = 'OΘΩ';
/** The longest `n log n` looked for inside `O(…)`. */
const MAX_GROWTH = 24;

/** End of the letters, digits, marks and underscores that begin at `at`. */
export function wordEnd(text: string, at: number, end: number): number {
  let next = at;
  while (next < end) {
    const of = classAt(text, next);
    if (of < MARK || of === UNSPACED) break;
    next += widthAt(text, next);
  }
  return Math.min(next, end);
}

/** End of the marks that begin at `at`: what belongs to the character before. */
export function marksEnd(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && classAt(text, next) === MARK) next += widthAt(text, next);
  return Math.min(next, end);
}

/** End of the name that begins with the letter, digit or underscore at `start`: `kernel.org`, `x86_64`, `C++`, `10:30`. */
export function compoundEnd(text: string, start: number, end: number): number {
  let at = wordEnd(text, start, end);
  if (text.startsWith('://', at) && at + 3 < end && at - start <= 12) return addressEnd(text, start, at + 3, end);
  for (;;) {
    const suffixed = suffixEnd(text, start, at, end);
    if (text.charCodeAt(suffixed - 1) === 0x29 && suffixed > at) return suffixed;
    at = suffixed;
    const width = connectorWidth(text, at, end);
    if (width === 0) return at;
    at = wordEnd(text, at + width, end);
  }
}

/** End of a name that begins with a sign: `--no-install`, `/proc/cpuinfo`, `.NET`, `$PATH`, `@user`. `at` when there is none. */
export function prefixedEnd(text: string, at: number, start: number, end: number): number {
  const sign = text.charAt(at);
  if (CURRENCIES.includes(sign)) return currencyEnd(text, at, end);
  if (!'-/~.@'.includes(sign) || !isFree(text, at, start)) return at;
  if (sign === '/' || sign === '~') return pathEnd(text, at, end);
  if (sign === '.' && (text.startsWith('./', at) || text.startsWith('../', at))) return pathEnd(text, at, end);
  const first = sign === '-' && text.charAt(at + 1) === '-' ? at + 2 : at + 1;
  return startsName(text, first, end) ? compoundEnd(text, first, end) : at;
}

function isFree(text: string, at: number, start: number): boolean {
  return at === start || classAt(text, at - 1) === SPACE || OPENERS.includes(text.charAt(at - 1));
}

function startsName(text: string, at: number, end: number): boolean {
  if (at >= end) return false;
  const of = classAt(text, at);
  return isWordClass(of) && of !== DIGIT && of !== UNSPACED;
}

function currencyEnd(text: string, at: number, end: number): number {
  if (at + 1 >= end) return at;
  if (classAt(text, at + 1) === DIGIT) return compoundEnd(text, at + 1, end);
  return text.charAt(at) === '$' && startsName(text, at + 1, end) ? wordEnd(text, at + 1, end) : at;
}

function pathEnd(text: string, start: number, end: number): number {
  let at = start;
  let named = false;
  while (at < end) {
    const of = classAt(text, at);
    if (of === SPACE || of === UNSPACED || PATH_STOPS.includes(text.charAt(at))) break;
    named ||= isWordClass(of);
    at += widthAt(text, at);
  }
  return named ? trimEnd(text, start, Math.min(at, end)) : start;
}

/** Stops where the address cannot go on; a closing bracket belongs to it only if it was opened inside. */
function addressEnd(text: string, start: number, from: number, end: number): number {
  let at = from;
  let depth = 0;
  while (at < end) {
    const character = text.charAt(at);
    const of = classAt(text, at);
    if (of === SPACE || of === UNSPACED || ADDRESS_STOPS.includes(character)) break;
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0 || character === ']') break;
    at += widthAt(text, at);
  }
  return trimEnd(text, start, Math.min(at, end));
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at - 1 > start && TRAILERS.includes(text.charAt(at - 1))) at -= 1;
  return at;
}

/** `C++`, `C++11`, `C#`, `fork()` and `O(n log n)`: signs that end a name. Returns `at` when there is none. */
function suffixEnd(text: string, start: number, at: number, end: number): number {
  const sign = at < end ? text.charCodeAt(at) : 0;
  if (sign === 0x2b && text.startsWith('++', at) && at + 2 <= end) return wordEnd(text, at + 2, end);
  const next = at + 1 < end ? classAt(text, at + 1) : SPACE;
  if (sign === 0x23 && at - start === 1 && !isWordClass(next)) return at + 1;
  if (sign !== 0x28) return at;
  if (text.startsWith('()', at) && at + 2 <= end) return at + 2;
  return at - start === 1 && GROWTHS.includes(text.charAt(start)) ? growthEnd(text, at, end) : at;
}

function growthEnd(text: string, open: number, end: number): number {
  const last = Math.min(open + MAX_GROWTH, end);
  for (let at = open + 1; at < last; at += 1) {
    const character = text.charAt(at);
    if (character === ')') return at + 1;
    if (character === '(' || character === '\n') return open;
  }
  return open;
}

/** Width of the sign at `at` when it joins what stands on both sides into one name, else 0. */
function connectorWidth(text: string, at: number, end: number): number {
  if (at + 1 >= end) return 0;
  const sign = text.charCodeAt(at);
  if (sign === 0x3a && text.startsWith('::', at)) return at + 2 < end && continues(text, at + 2) ? 2 : 0;
  if (!continues(text, at + 1)) return 0;
  switch (sign) {
    case 0x2e: // .
    case 0x2d: // -
    case 0x2010:
    case 0x2011:
    case 0x2f: // /
    case 0x40: // @
    case 0x5c: // \
      return 1;
    case 0x27: // apostrophes
    case 0x2019:
    case 0x02bc:
    case 0xff07:
      return classAt(text, at + 1) === DIGIT ? 0 : 1;
    case 0x3a: // :
      return classAt(text, at + 1) === DIGIT ? 1 : 0;
    case 0x2c: // ,
      return groupsThousands(text, at, end) ? 1 : 0;
    case 0x26: // &
      return classAt(text, at - 1) === UPPER && classAt(text, at + 1) === UPPER ? 1 : 0;
    default:
      return 0;
  }
}

function continues(text: string, at: number): boolean {
  const of = classAt(text, at);
  return isWordClass(of) && of !== UNSPACED;
}

function groupsThousands(text: string, comma: number, end: number): boolean {
  if (classAt(text, comma - 1) !== DIGIT || comma + 3 >= end) return false;
  for (let at = comma + 1; at <= comma + 3; at += 1) if (classAt(text, at) !== DIGIT) return false;
  return comma + 4 >= end || classAt(text, comma + 4) !== DIGIT;
}
