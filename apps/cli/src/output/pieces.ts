import { styleText } from 'node:util';
import { safeText } from './safe-text.js';

export type Style = 'bold' | 'dim' | 'cyan' | 'red' | 'yellow';

/**
 * A part of a line. Strings are data and lose everything a terminal would obey; only the styles here add escape
 * sequences, so that no text from a post can.
 */
export type Piece = string | { readonly text: string; readonly style: Style };

export const bold = (text: string): Piece => ({ text, style: 'bold' });
export const dim = (text: string): Piece => ({ text, style: 'dim' });
export const bar = (text: string): Piece => ({ text, style: 'cyan' });
export const alarm = (text: string): Piece => ({ text, style: 'red' });
export const caution = (text: string): Piece => ({ text, style: 'yellow' });

export function renderLine(pieces: readonly Piece[], hasColours: boolean): string {
  return pieces.map((piece) => renderPiece(piece, hasColours)).join('');
}

function renderPiece(piece: Piece, hasColours: boolean): string {
  if (typeof piece === 'string') return safeText(piece);
  const text = safeText(piece.text);
  // Whether the stream takes colours has been decided: Node would decide by standard output.
  return hasColours && text !== '' ? styleText(piece.style, text, { validateStream: false }) : text;
}
