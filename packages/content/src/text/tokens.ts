import type { Span } from '../model.js';

export interface Token extends Span {
  readonly text: string;
  /** `code` is what reads as one technical name: paths, options, identifiers, versions, file names, addresses. */
  readonly kind: 'word' | 'number' | 'code';
}

/** Tokens of `text` between two offsets (all of it by default), in order; offsets are into `text`. */
export function tokenize(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = [];
  const stretch = text.slice(start, end);
  for (const match of stretch.matchAll(/[\p{L}\p{N}\p{M}_]+(?:['’.][\p{L}\p{N}\p{M}_]+)*/gu)) {
    const word = match[0];
    const kind = /^[\d.]+$/.test(word) ? 'number' : /[\d._]/.test(word) ? 'code' : 'word';
    tokens.push({ start: start + match.index, end: start + match.index + word.length, text: word, kind });
  }
  return tokens;
}
