import type { Span } from '../model.js';

const ELLIPSIS = '…';
/** A cut at the end of a clause may not lose more than this share of the room. */
const LEAST_FILLED = 0.5;

/**
 * A summary on one line: its first sentence that fits whole, else the first cut where a clause or a word ends, with an
 * ellipsis. Verbatim but for white space and the ellipsis. Empty for a post without a summary.
 *
 * @param limit the most UTF-16 code units, the ellipsis included
 */
export function summaryLine(body: string, summary: readonly Span[], limit: number): string {
  const sentences = summary.map(({ start, end }) => body.slice(start, end).replaceAll(/\s+/g, ' ').trim());
  return sentences.find((sentence) => sentence.length <= limit) ?? cutAtClause(sentences[0] ?? '', limit);
}

function cutAtClause(sentence: string, limit: number): string {
  const room = sentence.slice(0, Math.max(0, limit - ELLIPSIS.length) + 1);
  const clause = Math.max(
    room.lastIndexOf(', '),
    room.lastIndexOf('; '),
    room.lastIndexOf(' – '),
    room.lastIndexOf(' — '),
  );
  const end = clause >= room.length * LEAST_FILLED ? clause : room.lastIndexOf(' ');
  const kept = end > 0 ? room.slice(0, end) : room.slice(0, -1).replace(/[\uD800-\uDBFF]$/, '');
  return limit < 1 || sentence === '' ? '' : `${kept.trimEnd()}${ELLIPSIS}`;
}
