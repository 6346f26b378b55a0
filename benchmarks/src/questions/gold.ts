import { readFile } from 'node:fs/promises';
import { BenchmarkError } from '../harness/errors.js';

/** A question and what a right answer shows. */
export interface GoldQuestion {
  readonly id: string;
  readonly kind: string;
  readonly question: string;
  /** The question before, when this one builds on it. */
  readonly context?: string;
  /** Sources of the posts that answer; none when the archive does not say, so that the right answer is to abstain. */
  readonly posts: readonly string[];
  /** How many of them have to be cited. */
  readonly minPosts: number;
  /** Of every group at least one member has to be shown. */
  readonly must: readonly (readonly string[])[];
}

/** Reads questions, one JSON object in a line. @throws {BenchmarkError} naming the line that is none */
export async function readGold(file: string): Promise<readonly GoldQuestion[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const questions = lines.flatMap((line, at) => (line.trim() === '' ? [] : [parseGold(line, `${file}:${at + 1}`)]));
  if (questions.length === 0) throw new BenchmarkError('unreadable', `${file} holds no question.`);
  return questions;
}

export function parseGold(line: string, place: string): GoldQuestion {
  const value = parseObject(line, place);
  const { id, kind, question, context, posts, min_posts: minPosts, must } = value;
  const wrong = (what: string) => new BenchmarkError('unreadable', `${place}: ${what}.`);
  if (typeof id !== 'string' && typeof id !== 'number') throw wrong('"id" is not a text or a number');
  if (typeof question !== 'string') throw wrong('"question" is not a text');
  if (!isTexts(posts)) throw wrong('"posts" is not a list of texts');
  if (must !== undefined && !(Array.isArray(must) && must.every(isTexts))) throw wrong('"must" is no list of lists');
  return {
    id: String(id),
    kind: typeof kind === 'string' ? kind : 'other',
    question,
    ...(typeof context === 'string' ? { context } : {}),
    posts,
    minPosts: typeof minPosts === 'number' ? minPosts : Math.min(1, posts.length),
    must: (must as string[][] | undefined) ?? [],
  };
}

export type Split = 'tune' | 'check';

/** Every other question, so that what is tuned on one half is checked on the other. The halves never change. */
export function ofSplit(questions: readonly GoldQuestion[], split: Split | undefined): readonly GoldQuestion[] {
  if (split === undefined) return questions;
  const rest = split === 'tune' ? 1 : 0;
  return questions.filter(({ id }, at) => numberIn(id, at + 1) % 2 === rest);
}

/** The number an id ends with, else the line's. */
function numberIn(id: string, line: number): number {
  const digits = id.match(/\d{1,9}$/)?.[0];
  return digits === undefined ? line : Number(digits);
}

function parseObject(line: string, place: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    throw new BenchmarkError('unreadable', `${place}: the line is not JSON.`, { cause: error });
  }
  throw new BenchmarkError('unreadable', `${place}: the line is not an object.`);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((member) => typeof member === 'string');
}
