import type { Check } from '../../src/validate/checks.js';
import { type MessageSituation, messageProblems } from '../../src/validate/message.js';
import type { Problem } from '../../src/validate/problem.js';

/** `path.to.field CODE` for each problem a check finds. */
export function found(check: Check, body: unknown): string[] {
  const problems: Problem[] = [];
  check(body, [], problems);
  return problems.map(line);
}

export function inMessage(body: unknown, situation: Partial<MessageSituation> = {}): string[] {
  return messageProblems(body, { flags: null, files: [], ...situation }).map(line);
}

export const line = ({ path, code }: Problem) => `${path.join('.')} ${code}`.trim();

export const chars = (count: number) => 'x'.repeat(count);

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** Name, a body that just passes, one that just does not, and what is said of it. */
export type Edge = readonly [name: string, allowed: unknown, refused: unknown, problem: string];
