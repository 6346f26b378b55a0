import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { readableText } from '@fieldnotes/content';
import { BenchmarkError } from '../harness/errors.js';

/** A text and the summary that a person wrote of it. */
export interface SummarisedText {
  readonly id: string;
  readonly post: NonNullable<ReturnType<typeof readableText>>;
  /** Its sentences or lines. */
  readonly reference: readonly string[];
}

/**
 * Reads JSON Lines of {id, title?, text, summary}.
 * @throws {BenchmarkError} of code `unreadable` naming the first line that is not so
 */
export async function loadTexts(file: string): Promise<readonly SummarisedText[]> {
  const texts: SummarisedText[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() !== '') texts.push(parseLine(line, `${file}, line ${number}`, number));
  }
  if (texts.length === 0) throw new BenchmarkError('unreadable', `${file} holds no text: give --data another file.`);
  return texts;
}

function parseLine(line: string, place: string, number: number): SummarisedText {
  const { id, title, text, summary } = fieldsOf(line);
  const post = typeof text === 'string' ? readableText({ text, title: typeof title === 'string' ? title : '' }) : null;
  if (post === null || typeof summary !== 'string') {
    throw new BenchmarkError('unreadable', `${place} is not {"id", "title", "text", "summary"}: mend or remove it.`);
  }
  return { id: String(id ?? number), post, reference: summary.split('\n').filter((part) => part.trim() !== '') };
}

function fieldsOf(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
