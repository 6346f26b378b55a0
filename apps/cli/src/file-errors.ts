import { CommandError } from './errors.js';

/** What a person can mend about a file that was named: a line that says so. Undefined for every other error. */
export function unreadable(error: unknown, file: string): CommandError | undefined {
  if (!(error instanceof Error) || !('syscall' in error)) return undefined;
  const code = 'code' in error ? String(error.code) : error.message;
  return new CommandError('unreadable', `The file ${file} cannot be used (${code}): choose another.`, { cause: error });
}
