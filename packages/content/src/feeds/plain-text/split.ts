import { readDate } from '../dates.js';
import { LIMITS } from '../limits.js';
import { cut, oneLine } from '../plain.js';

/** A post of a plain-text export, its body verbatim. */
export interface ExportedPost {
  readonly title: string;
  /** Null only for text before the first title. */
  readonly publishedAt: Date | null;
  readonly body: string;
}

/**
 * Splits a plain-text export into its posts. Each post is a title line, a line that holds nothing but a date, and the
 * body; blank lines may stand between. A line is a title only when a blank line (or the start of the file) comes
 * before it and a date line after it, so that short lines in a body stay there. Where posts are set apart by more than
 * one blank line, a title and date set apart by one only belong to the body too: they are quoted there.
 *
 * Empty when the text holds no title with a date.
 */
export function splitExport(text: string): readonly ExportedPost[] {
  const lines = text.split('\n');
  const heads = realHeads(findHeads(lines));
  const [first] = heads;
  if (!first) return [];
  const posts = heads.map((head, index) => ({
    title: oneLine(lines[head.titleLine] ?? ''),
    publishedAt: head.publishedAt,
    body: lines.slice(head.dateLine + 1, heads[index + 1]?.titleLine).join('\n'),
  }));
  return [...preamble(lines.slice(0, first.titleLine)), ...posts];
}

interface Head {
  readonly titleLine: number;
  readonly dateLine: number;
  readonly publishedAt: Date;
  /** Blank lines before the title; infinite at the start of the file. */
  readonly gap: number;
}

/** Code units of a title line. A longer line is text. */
export const LONGEST_TITLE = 200;
const LONGEST_DATE = 60;

function findHeads(lines: readonly string[]): readonly Head[] {
  const heads: Head[] = [];
  let previous = -1;
  let beforePrevious = -1;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const publishedAt = dateOf(line);
    const gap = beforePrevious < 0 ? Number.POSITIVE_INFINITY : previous - beforePrevious - 1;
    const titled = previous >= 0 && gap > 0 && (heads.at(-1)?.dateLine ?? -1) < previous;
    if (publishedAt && titled && (lines[previous] ?? '').trim().length <= LONGEST_TITLE) {
      heads.push({ titleLine: previous, dateLine: index, publishedAt, gap });
    }
    beforePrevious = previous;
    previous = index;
  }
  return heads;
}

/** A line that is a date with a four-digit year, and nothing else. */
function dateOf(line: string): Date | null {
  const text = line.trim();
  if (text.length > LONGEST_DATE || !/\d{4}/.test(text)) return null;
  const date = readDate(text);
  return date instanceof Date ? date : null;
}

/** Where at least half of the titles are set apart by more than one blank line, the others are quoted in a body. */
function realHeads(heads: readonly Head[]): readonly Head[] {
  const [first, ...later] = heads;
  const wide = later.filter(({ gap }) => gap > 1);
  return first && wide.length > 0 && wide.length * 2 >= later.length ? [first, ...wide] : heads;
}

/** Text before the first title, unless it is a lone line: the name of the blog. */
function preamble(lines: readonly string[]): readonly ExportedPost[] {
  const text = lines.join('\n').trim();
  const [title = '', ...body] = text.split('\n');
  if (body.length === 0) return [];
  return [{ title: cut(title, LIMITS.titleLength), publishedAt: null, body: body.join('\n') }];
}
