import { type Line, readLines } from '../ask/lines.js';

/** A text of a batch. */
export interface BatchText {
  readonly id: string | number;
  readonly title: string;
  readonly text: string;
}

export type TextLine =
  | { readonly kind: 'text'; readonly line: number; readonly text: BatchText }
  | { readonly kind: 'wrong'; readonly id: string | number | null; readonly line: number; readonly error: string };

/** Bytes of one line; a text of this length is more than is read of a post. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** The texts of a JSON Lines stream, one after the other; blank lines are left out, lines that are no text say why. */
export async function* textLines(chunks: AsyncIterable<Buffer | string>): AsyncGenerator<TextLine> {
  for await (const line of readLines(chunks, LONGEST_LINE)) {
    const parsed = parseTextLine(line);
    if (parsed !== null) yield parsed;
  }
}

/** Null for a blank line. Members that nobody asked for, such as the tags to be found, are not looked at. */
export function parseTextLine(line: Line): TextLine | null {
  const wrong = (id: string | number | null, error: string): TextLine => ({
    kind: 'wrong',
    id,
    line: line.number,
    error,
  });
  if (line.isTooLong) return wrong(null, `the line is longer than ${LONGEST_LINE / 1024 / 1024} MiB`);
  if (line.text.trim() === '') return null;
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch {
    return wrong(null, 'the line is not JSON; write {"id": "1", "text": "…"}');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return wrong(null, 'the line is not an object; write {"id": "1", "text": "…"}');
  }
  const { id, title, text } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number') return wrong(null, '"id" is not a text or a number');
  if (typeof text !== 'string') return wrong(id, '"text" is not a text');
  if (title !== undefined && title !== null && typeof title !== 'string') return wrong(id, '"title" is not a text');
  return { kind: 'text', line: line.number, text: { id, title: title ?? '', text } };
}
