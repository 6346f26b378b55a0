import type { FullStops } from './abbreviations.js';
import { classAt, DIGIT, isWordClass, LOWER, MARK, SPACE, widthAt } from './characters.js';

// Where sentences end in prose. One pass; what is looked at around a full stop is bounded, so time is linear.

const PLAIN = '.!?…‼⁇⁈⁉؟۔';
/** End a sentence without a space after them. */
const FULL_WIDTH = '。！？｡．।॥';
const CLOSERS = ')]}"\'”’»›“‘«‹」』）】';
/** French sets a space before the quotation's end; before its beginning in other languages no space follows the mark. */
const SPACED_CLOSER = /^[ \u00a0\u202f][»›](?=[\s.,;:!?)]|$)/;
const OPENERS = '([{"\'“‘«‹„‚「『（【¿¡-–—•*·⁃';
/** Half of a Spanish plural: "EE. UU.", "FF. AA.". */
const DOUBLED = /^(\p{Lu})\1$/u;
/** Names written with the sign. */
const EXCLAIMING = new Set(['yahoo', 'jeopardy']);
const MAX_WORD = 30;

/** Offsets within `[start, end)` at which a sentence ends and another follows; ascending. */
export function sentenceEnds(text: string, start: number, end: number, stops: FullStops): number[] {
  const ends: number[] = [];
  let sentence = spaceEnd(text, start, end);
  let at = sentence;
  while (at < end) {
    if (!isSign(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const full = FULL_WIDTH.includes(text.charAt(at));
    const run = runEnd(text, at, end);
    const close = closersEnd(text, run, end);
    const next = spaceEnd(text, close, end);
    if (next >= end) break;
    if (full || (next > close && isBoundary(text, { sentence, at, run, close, next, end }, stops))) {
      ends.push(close);
      sentence = next;
    }
    at = close;
  }
  return ends;
}

const SIGNS = new Set([...PLAIN, ...FULL_WIDTH].map((sign) => sign.charCodeAt(0)));

/** Whether a code unit may end a sentence. Asked of every character: plain text is decided by its range. */
function isSign(unit: number): boolean {
  if (unit > 0x3f && unit < 0x600) return false;
  return unit === 0x2e || unit === 0x21 || unit === 0x3f || (unit > 0x7f && SIGNS.has(unit));
}

/** A place where a sentence may end: where it began, the signs `[at, run)`, the closing marks up to `close`, what follows. */
interface Place {
  readonly sentence: number;
  readonly at: number;
  readonly run: number;
  readonly close: number;
  readonly next: number;
  readonly end: number;
}

function isBoundary(text: string, place: Place, stops: FullStops): boolean {
  const first = openersEnd(text, place.next, place.end);
  const follows = beginning(text, first, place.end);
  if (follows === 'small' || follows === 'none') return follows === 'small' && endsPlainly(text, place, stops);
  const signs = text.slice(place.at, place.run);
  if (/[^.…\s]/.test(signs))
    return !EXCLAIMING.has(wordBefore(text, place).toLowerCase()) || opens(text, first, place.end, stops);
  if (signs.length > 1 || signs === '…')
    return isPause(text, place, signs) ? false : follows === 'large' || signs.length > 4;
  if (isEnumerator(text, place)) return false;
  return place.close > place.run || stopEnds(text, place, first, follows, stops);
}

/** `[...]`, and three dots before "I": a thought goes on. */
function isPause(text: string, place: Place, signs: string): boolean {
  if (place.at > 0 && '[('.includes(text.charAt(place.at - 1)) && ')]'.includes(text.charAt(place.run))) return true;
  return signs.replaceAll(' ', '').length < 4 && /^I\b/.test(text.slice(place.next, place.next + 2));
}

/** `3.`, `b.` or `iv.)` with which the sentence begins, bullets before it aside. */
function isEnumerator(text: string, place: Place): boolean {
  const before = text.slice(place.sentence, Math.min(place.at, place.sentence + 12));
  return (
    place.at <= place.sentence + 12 && /^[•*·⁃–—([-]?\s?(?:(?:\p{N}{1,3}\.)*\p{N}{1,3}|\p{L}|[ivx]{1,4})$/u.test(before)
  );
}

/** Whether a single full stop ends the sentence, by the word before it and what follows. */
function stopEnds(text: string, place: Place, first: number, follows: Beginning, stops: FullStops): boolean {
  const word = wordBefore(text, place);
  const low = word.toLowerCase();
  if (low === '') return true;
  if ((stops.pointing.has(low) && !/^\p{Lu}{2,}$/u.test(word)) || low.endsWith('°')) return false;
  if (stops.closing.has(low)) return true;
  if (DOUBLED.test(word) && DOUBLED.test(text.slice(first, first + 2))) return false;
  if (stops.titles.has(low)) return low === word && opens(text, first, place.end, stops);
  if (follows === 'digit' && stops.trailing.has(low)) return false;
  if (stops.trailing.has(low) || /^(?:\p{L}\.)*\p{L}$/u.test(word)) return opens(text, first, place.end, stops);
  return !(stops.ordinals && /^\d{1,2}$/.test(word)) || opens(text, first, place.end, stops);
}

/** A full stop before a small letter ends the sentence only after an ordinary word ("…the kernel. iptables then…"). */
function endsPlainly(text: string, place: Place, stops: FullStops): boolean {
  if (place.run - place.at !== 1 || place.close > place.run || text.charAt(place.at) !== '.') return false;
  const word = wordBefore(text, place);
  if (!/^\p{Ll}{4,}$/u.test(word)) return false;
  return ![stops.pointing, stops.titles, stops.trailing, stops.closing].some((set) => set.has(word));
}

type Beginning = 'large' | 'small' | 'digit' | 'none';

/** How what begins at `at` looks: names of programs and files count as large, punctuation that goes on as none. */
function beginning(text: string, at: number, end: number): Beginning {
  if (at >= end) return 'large';
  const of = classAt(text, at);
  if (of === DIGIT) return 'digit';
  if (of === LOWER)
    return /^\p{Ll}+['’]?\p{Ll}*(?:[\s,;:!?)]|\.(?:\s|$)|$)/u.test(text.slice(at, Math.min(at + MAX_WORD, end)))
      ? 'small'
      : 'large';
  if (isWordClass(of)) return 'large';
  return ',;:.!?)]}%=+'.includes(text.charAt(at)) && !/^\.\w/.test(text.slice(at, at + 2)) ? 'none' : 'large';
}

/** Whether the word at `at` opens sentences; an initial ("J. A. Smith") does not. */
function opens(text: string, at: number, end: number, stops: FullStops): boolean {
  const word = /^[\p{L}'’]+/u.exec(text.slice(at, Math.min(at + MAX_WORD, end)))?.[0] ?? '';
  if (word.length === 1 && text.charAt(at + 1) === '.') return false;
  return stops.openers.has(word.toLowerCase().replace('’', "'"));
}

/** The word before the sign, inner full stops kept; at most `MAX_WORD` characters of it. */
function wordBefore(text: string, place: Place): string {
  let from = place.at;
  while (from > place.sentence && place.at - from < MAX_WORD) {
    const before = text.charAt(from - 1);
    const inside = isInner(before) && from - 1 > place.sentence && isWordClass(classAt(text, from - 2));
    if (classAt(text, from - 1) === SPACE || (OPENERS.includes(before) && !inside)) break;
    from -= 1;
  }
  return text.slice(from, place.at);
}

/** Signs that stand inside a word as well as before one. */
function isInner(character: string): boolean {
  return character === "'" || character === '’' || character === '-';
}

/** End of the signs at `at`, spaced dots (`. . .`) included. */
function runEnd(text: string, at: number, end: number): number {
  let next = at + 1;
  for (;;) {
    while (next < end && (PLAIN.includes(text.charAt(next)) || FULL_WIDTH.includes(text.charAt(next)))) next += 1;
    if (text.charAt(next - 1) !== '.' || text.charAt(next) !== ' ' || text.charAt(next + 1) !== '.') return next;
    if (next + 1 >= end || (next + 2 < end && isWordClass(classAt(text, next + 2)))) return next;
    next += 2;
  }
}

/** End of the quotes, brackets, note marks (`[1]`) and smileys that belong to the sentence just ended. */
function closersEnd(text: string, at: number, end: number): number {
  let next = at;
  for (;;) {
    if (next < end && CLOSERS.includes(text.charAt(next))) {
      next += 1;
      continue;
    }
    if ('»›'.includes(text.charAt(next + 1) || ' ') && SPACED_CLOSER.test(text.slice(next, Math.min(next + 3, end)))) {
      next += 2;
      continue;
    }
    const mark = /^(?:\[\d{1,3}\]| ?[:;=]-?[()DPp|](?=\s|$))/.exec(text.slice(next, Math.min(next + 6, end)))?.[0];
    const after = mark === undefined ? emojiEnd(text, next, end) : next + mark.length;
    if (after === next) return next;
    next = after;
  }
}

function emojiEnd(text: string, at: number, end: number): number {
  const from = text.charAt(at) === ' ' ? at + 1 : at;
  const point = from < end ? (text.codePointAt(from) ?? 0) : 0;
  if (point < 0x2600 || (point > 0x27bf && point < 0x1f000) || point > 0x1faff) return at;
  let next = from + widthAt(text, from);
  while (next < end && classAt(text, next) === MARK) next += 1;
  return Math.min(next, end);
}

function spaceEnd(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && classAt(text, next) === SPACE) next += 1;
  return next;
}

function openersEnd(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && (OPENERS.includes(text.charAt(next)) || text.charAt(next) === ' ')) next += 1;
  return next;
}
