import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { BenchmarkError } from '../harness/errors.js';

/** A text, and the phrases that a person gave it. */
export interface LabelledText {
  readonly id: string;
  readonly title: string;
  /** As the file has it; empty when it says nothing. */
  readonly date: string;
  readonly text: string;
  readonly labels: readonly string[];
}

/**
 * Reads JSON Lines of {id, title?, date?, text} with the phrases under `member`.
 * @throws {BenchmarkError} of code `unreadable` naming the first line that is not so
 */
export async function loadLabelled(file: string, member: 'keys' | 'tags'): Promise<readonly LabelledText[]> {
  const texts: LabelledText[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const parsed = parseLabelled(line, member, number);
    if (parsed === null) {
      const form = `{"id", "text", "${member}": […]}`;
      throw new BenchmarkError('unreadable', `${file}, line ${number} is not ${form}: mend or remove it.`);
    }
    texts.push(parsed);
  }
  if (texts.length === 0) throw new BenchmarkError('unreadable', `${file} holds no text: give --data another file.`);
  return texts;
}

function parseLabelled(line: string, member: 'keys' | 'tags', number: number): LabelledText | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { id, title, date, text, [member]: labels } = value as Record<string, unknown>;
  if (typeof text !== 'string' || !Array.isArray(labels) || !labels.every((label) => typeof label === 'string'))
    return null;
  const optional = (given: unknown) => (typeof given === 'string' ? given : '');
  return { id: String(id ?? number), title: optional(title), date: optional(date), text, labels };
}
