import { classAt, UNSPACED } from './characters.js';
import { bounded, foldAccents, normalise } from './folding.js';
import type { Token } from './tokens.js';

/** Words joined by hyphens that are also looked up written as one. */
const MAX_JOINED = 4;

/**
 * The term of two adjacent characters of a script written without spaces: such pairs find words there without a
 * dictionary. Undefined for every other token.
 */
export function pairTerm(tokens: readonly Token[], index: number): string | undefined {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined || next === undefined || next.start !== token.end || !isUnspaced(token)) return undefined;
  return isUnspaced(next) ? bounded(foldAccents(normalise(token.text + next.text))) : undefined;
}

/** Whether a token is a character of a script written without spaces. */
export function isUnspaced(token: Token): boolean {
  return token.kind === 'word' && classAt(token.text, 0) === UNSPACED;
}

/** Number of words, from `index` on, that hyphens join into one (`state-of-the-art`: 4); 1 when none follows. */
export function hyphenated(tokens: readonly Token[], index: number, text: string): number {
  let count = 1;
  while (count < MAX_JOINED) {
    const token = tokens[index + count - 1];
    const next = tokens[index + count];
    if (token?.kind !== 'word' || next?.kind !== 'word') break;
    if (next.start !== token.end + 1 || !isHyphen(text.charCodeAt(token.end))) break;
    count += 1;
  }
  return count;
}

function isHyphen(unit: number): boolean {
  return unit === 0x2d || unit === 0x2010 || unit === 0x2011;
}
