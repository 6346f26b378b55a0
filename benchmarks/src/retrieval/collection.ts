import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { BenchmarkError } from '../harness/errors.js';
import type { Grades } from '../judged/measures.js';

export interface CollectedDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface CollectedQuery {
  readonly id: string;
  readonly text: string;
  readonly grades: Grades;
}

/** A test collection: documents, and queries of which it is known what answers them. */
export interface TestCollection {
  readonly documents: readonly CollectedDocument[];
  /** Those that something is relevant to; the others cannot be judged. */
  readonly queries: readonly CollectedQuery[];
}

/**
 * Reads `docs.jsonl` {id, title, text}, `queries.jsonl` {id, text} and `qrels.tsv` (query, document, grade).
 * @throws {BenchmarkError} naming the file and line that cannot be read
 */
export async function readCollection(directory: string): Promise<TestCollection> {
  const lines = async (name: string) => readLines(path.join(directory, name));
  const [documents, queries, judgements] = await Promise.all(['docs.jsonl', 'queries.jsonl', 'qrels.tsv'].map(lines));
  const grades = gradesOf(judgements ?? []);
  return {
    documents: (documents ?? []).map((line) => ({
      id: idOf(line),
      title: textOf(line, 'title') ?? '',
      text: textOf(line, 'text') ?? '',
    })),
    queries: (queries ?? []).flatMap((line) => {
      const id = idOf(line);
      const judged = grades.get(id) ?? new Map<string, number>();
      const isJudged = [...judged.values()].some((grade) => grade > 0);
      return isJudged ? [{ id, text: textOf(line, 'text') ?? '', grades: judged }] : [];
    }),
  };
}

interface Line {
  readonly text: string;
  /** File and number, for messages. */
  readonly place: string;
}

async function readLines(file: string): Promise<Line[]> {
  try {
    const text = await readFile(file, 'utf8');
    return text
      .split('\n')
      .flatMap((line, at) => (line.trim() === '' ? [] : [{ text: line, place: `${file}:${at + 1}` }]));
  } catch (error) {
    throw new BenchmarkError(
      'unreadable',
      `${file} cannot be read: a collection is docs.jsonl, queries.jsonl, qrels.tsv.`,
      {
        cause: error,
      },
    );
  }
}

function gradesOf(lines: readonly Line[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const grades = new Map<string, Map<string, number>>();
  for (const { text, place } of lines) {
    const [query, document, grade] = text.split('\t').map((field) => field.trim());
    if (query === undefined || document === undefined || !/^-?\d{1,4}$/.test(grade ?? '')) {
      throw new BenchmarkError('unreadable', `${place}: give query, document and a whole number, with tabs between.`);
    }
    const judged = grades.get(query);
    if (judged === undefined) grades.set(query, new Map([[document, Number(grade)]]));
    else judged.set(document, Number(grade));
  }
  return grades;
}

function idOf(line: Line): string {
  const id = memberOf(line, 'id');
  if (typeof id === 'string' || typeof id === 'number') return String(id);
  throw new BenchmarkError('unreadable', `${line.place}: "id" is not a text or a number.`);
}

function textOf(line: Line, name: string): string | undefined {
  const value = memberOf(line, name);
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined;
  throw new BenchmarkError('unreadable', `${line.place}: "${name}" is not a text.`);
}

function memberOf({ text, place }: Line, name: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  } catch (error) {
    throw new BenchmarkError('unreadable', `${place}: the line is not JSON.`, { cause: error });
  }
}
