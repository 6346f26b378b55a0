import { classAt, UNSPACED } from './characters.js';
import type { Token } from './tokens.js';

/** Words joined by hyphens that are also looked up written as one. */
const MAX_JOINED = 4;

/**
 * Two adjacent characters of a script written without spaces: such pairs find words there without a dictionary.
 * Undefined for every other token.
 */
export function pairAt(tokens: readonly Token[], index: number): string | undefined {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined || next === undefined || next.start !== token.end || !isUnspaced(token)) return undefined;
  return isUnspaced(next) ? token.text + next.text : undefined;
}

/**
 * Words joined by hyphens, written as one, by the index of the token that is also looked up by it: `file-system` is
 * found by `filesystem`, `plug-in` by `plugin`. Undefined when the text has none, which is the rule.
 */
export function joinedWords(
  tokens: readonly Token[],
  text: string,
  isStopWord: (word: string) => boolean,
): ReadonlyMap<number, string> | undefined {
  let joined: Map<number, string> | undefined;
  for (let index = 0; index < tokens.length; ) {
    const count = hyphenated(tokens, index, text);
    if (count > 1) {
      const words = tokens.slice(index, index + count).map((token) => token.text);
      const carrier = words.findIndex((word) => !isStopWord(word));
      joined ??= new Map();
      if (carrier >= 0) joined.set(index + carrier, words.join(''));
    }
    index += count;
  }
  return joined;
}

/** Number of words, from `index` on, that hyphens join into one (`state-of-the-art`: 4); 1 when none follows. */
function hyphenated(tokens: readonly Token[], index: number, text: string): number {
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

function isUnspaced(token: Token): boolean {
  return token.kind === 'word' && classAt(token.text, 0) === UNSPACED;
}
