import type { Answer } from '@fieldnotes/content';
import type { Output } from '../output/output.js';
import { caution } from '../output/pieces.js';
import { answerJson } from './answer-json.js';
import type { BatchInput } from './batch-input.js';
import { type Line, readLines } from './lines.js';

/** A question of a batch. */
export interface BatchQuestion {
  readonly id: string | number;
  readonly question: string;
  readonly context?: string;
}

export interface BatchOptions {
  readonly answer: (question: BatchQuestion) => Promise<Answer>;
  readonly timeZone: string;
  readonly output: Output;
}

export interface BatchReport {
  readonly questions: number;
  /** Lines among them that are no question. */
  readonly wrong: number;
}

/** Bytes of one line: a question of 4,000 characters with as long a context, escaped, is well below. */
const LONGEST_LINE = 256 * 1024;

/**
 * Answers the lines one after the other, each with a line of JSON. A line that is no question is answered by
 * `{ id, line, error }` and named on standard error.
 */
export async function answerBatch({ name, chunks }: BatchInput, options: BatchOptions): Promise<BatchReport> {
  const { answer, timeZone, output } = options;
  let questions = 0;
  let wrong = 0;
  for await (const line of readLines(chunks, LONGEST_LINE)) {
    if (output.isClosed) break;
    const parsed = parseLine(line);
    if (parsed.kind === 'blank') continue;
    questions += 1;
    if (parsed.kind === 'question') {
      const { id } = parsed.question;
      output.json({ id, ...answerJson(await answer(parsed.question), timeZone) }, 'line');
    } else {
      wrong += 1;
      output.note(caution(`${name}:${line.number}: `), parsed.error);
      output.json({ id: parsed.id, line: line.number, error: parsed.error }, 'line');
    }
  }
  return { questions, wrong };
}

type ParsedLine =
  | { readonly kind: 'blank' }
  | { readonly kind: 'question'; readonly question: BatchQuestion }
  | { readonly kind: 'wrong'; readonly id: string | number | null; readonly error: string };

export function parseLine(line: Line): ParsedLine {
  if (line.isTooLong) return wrong(null, `the line is longer than ${LONGEST_LINE / 1024} KiB`);
  if (line.text.trim() === '') return { kind: 'blank' };
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch {
    return wrong(null, 'the line is not JSON; write {"id": "1", "question": "…"}');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return wrong(null, 'the line is not an object; write {"id": "1", "question": "…"}');
  }
  const { id, question, context } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number') return wrong(null, '"id" is not a text or a number');
  if (typeof question !== 'string') return wrong(id, '"question" is not a text');
  if (context !== undefined && context !== null && typeof context !== 'string')
    return wrong(id, '"context" is not a text');
  return { kind: 'question', question: { id, question, ...(typeof context === 'string' ? { context } : {}) } };
}

function wrong(id: string | number | null, error: string): ParsedLine {
  return { kind: 'wrong', id, error };
}
