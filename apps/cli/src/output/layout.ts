import columnsOf from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { safeLines, safeText } from './safe-text.js';

/** Columns that a text takes: two for wide characters, none for combining ones. */
export function widthOf(text: string): number {
  return columnsOf(safeText(text));
}

/** Breaks text into lines of at most `width` columns, between words where there is a choice. Its own breaks stay. */
export function wrap(text: string, width: number): string[] {
  return safeLines(text).flatMap((line) => wrapAnsi(line, Math.max(1, width), { hard: true }).split('\n'));
}

/** Cuts a text to `width` columns, between characters as people count them; what was cut is marked by an ellipsis. */
export function truncate(text: string, width: number): string {
  const safe = safeText(text);
  if (columnsOf(safe) <= width) return safe;
  let kept = '';
  let columns = 0;
  for (const { segment } of new Intl.Segmenter().segment(safe)) {
    columns += columnsOf(segment);
    if (columns > width - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** Fills a text with spaces up to `width` columns. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const spaces = ' '.repeat(Math.max(0, width - widthOf(text)));
  return side === 'right' ? safeText(text) + spaces : spaces + safeText(text);
}

/** `1 post`, `2 posts`, `1,200 posts`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`;
}
