import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<Readonly<Record<string, unknown>>>();

/**
 * Every line that is logged by the work, or by anything that it calls or starts, has the fields: the id of a job or of a
 * request, so that the lines of one can be found among those of all. Fields of a line itself come before them.
 */
export function withLogFields<Result>(fields: Readonly<Record<string, unknown>>, work: () => Result): Result {
  return current.run({ ...current.getStore(), ...fields }, work);
}

/** What the line that is written now is to have. */
export function currentLogFields(): object | undefined {
  return current.getStore();
}
