import { readFileSync, statSync } from 'node:fs';
import { isSecret, type SecretVariable, type Variable } from './definition.js';
import type { SettingsProblem } from './problems.js';
import { quoted } from './quoted.js';

/** The environment as the caller has it: `process.env`, or a record in a test. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Secrets are short; a larger file is a mistake (a key store, a device, a log). */
const LARGEST_SECRET_FILE = 64 * 1024;

export type RawValue =
  | { readonly kind: 'value'; readonly text: string | undefined }
  | { readonly kind: 'problem'; readonly problem: SettingsProblem };

/** The name under which the file of a secret is given. */
export function fileVariable(name: string): string {
  return `${name}_FILE`;
}

/** The text of a variable: from the environment or, for a secret, from the file it names. Empty counts as unset. */
export function readVariable(variable: Variable | SecretVariable, environment: Environment): RawValue {
  const text = environment[variable.name] || undefined;
  if (!isSecret(variable)) return { kind: 'value', text };
  const fileName = fileVariable(variable.name);
  const path = environment[fileName] || undefined;
  if (path === undefined) return { kind: 'value', text };
  if (text !== undefined) {
    return problem(fileName, `is set together with ${variable.name}`, 'set one of the two and unset the other');
  }
  return readSecretFile(variable, fileName, path);
}

function readSecretFile(variable: Variable, fileName: string, path: string): RawValue {
  try {
    const status = statSync(path);
    if (!status.isFile()) return problem(fileName, `names ${quoted(path)}, which is not a file`, remedy(variable));
    if (status.size > LARGEST_SECRET_FILE) {
      return problem(fileName, `names a file of ${status.size} bytes, too large for a secret`, remedy(variable));
    }
    const text = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    if (text === '') return problem(fileName, `names ${quoted(path)}, which is empty`, remedy(variable));
    return { kind: 'value', text };
  } catch (cause) {
    return problem(fileName, `names ${quoted(path)}, which cannot be read (${reason(cause)})`, remedy(variable));
  }
}

function remedy(variable: Variable): string {
  return `set it to the path of a readable file that holds ${variable.expects}`;
}

function problem(variable: string, what: string, todo: string): RawValue {
  return { kind: 'problem', problem: { variable, problem: what, remedy: todo } };
}

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}
