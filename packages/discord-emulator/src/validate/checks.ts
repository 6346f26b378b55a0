import type { Path, Problem } from './problem.js';

/**
 * Judges one value and adds what is wrong with it to `problems`. An absent value (`undefined` or `null`, which Discord
 * treats alike in requests) is judged only by `required`; unknown fields are ignored, as Discord does.
 */
export type Check = (value: unknown, path: Path, problems: Problem[]) => void;

export type Fields = Readonly<Record<string, unknown>>;

export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Characters as Discord counts them: Unicode code points (its API is Python 3; discord-api-docs issue 1315). */
export function lengthOf(text: string): number {
  let surrogatePairs = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(index + 1))) surrogatePairs++;
  }
  return text.length - surrogatePairs;
}

const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

/** The value may not be absent. */
export function required(check: Check): Check {
  return (value, path, problems) => {
    if (isAbsent(value)) problems.push({ path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' });
    else check(value, path, problems);
  };
}

export interface TextLimits {
  readonly min?: number;
  readonly max: number;
  /** White space at both ends does not count: Discord drops it from message and embed text. */
  readonly trim?: boolean;
}

export function text({ min = 0, max, trim = false }: TextLimits): Check {
  return (value, path, problems) => {
    if (isAbsent(value)) return;
    if (typeof value !== 'string') {
      problems.push({ path, code: 'STRING_TYPE_CONVERT', message: `Could not interpret "${show(value)}" as string.` });
      return;
    }
    problems.push(...badLength(lengthOf(trim ? value.trim() : value), min, max, path));
  };
}

export function integer({ min, max, kind = 'int' }: { min: number; max: number; kind?: string }): Check {
  return (value, path, problems) => {
    if (isAbsent(value)) return;
    const number = toInteger(value);
    if (number === null) {
      problems.push({ path, code: 'NUMBER_TYPE_COERCE', message: `Value "${show(value)}" is not ${kind}.` });
    } else if (number < min) {
      const message = `${kind} value should be greater than or equal to ${min}.`;
      problems.push({ path, code: 'NUMBER_TYPE_MIN', message });
    } else if (number > max) {
      problems.push({
        path,
        code: 'NUMBER_TYPE_MAX',
        message: `${kind} value should be less than or equal to ${max}.`,
      });
    }
  };
}

/** Numbers arrive as such or as decimal text: Discord coerces. */
function toInteger(value: unknown): number | null {
  if (typeof value === 'string' && !/^-?\d{1,20}$/.test(value)) return null;
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const number = Number(value);
  return Number.isInteger(number) ? number : null;
}

export const boolean: Check = (value, path, problems) => {
  if (isAbsent(value) || typeof value === 'boolean') return;
  problems.push({ path, code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' });
};

const LARGEST_SNOWFLAKE = 2n ** 63n - 1n;

export const snowflake: Check = (value, path, problems) => {
  if (isAbsent(value)) return;
  const known = (typeof value === 'string' && /^\d{1,20}$/.test(value)) || Number.isSafeInteger(value);
  if (!known || BigInt(value as string | number) < 0n) {
    problems.push({ path, code: 'NUMBER_TYPE_COERCE', message: `Value "${show(value)}" is not snowflake.` });
  } else if (BigInt(value as string | number) > LARGEST_SNOWFLAKE) {
    const message = `snowflake value should be less than or equal to ${LARGEST_SNOWFLAKE}.`;
    problems.push({ path, code: 'NUMBER_TYPE_MAX', message });
  }
};

export function oneOf(choices: readonly (string | number)[]): Check {
  return (value, path, problems) => {
    if (isAbsent(value) || choices.includes(value as string | number)) return;
    problems.push({ path, code: 'BASE_TYPE_CHOICES', message: `Value must be one of (${choices.join(', ')}).` });
  };
}

/** An object whose fields are judged by name. */
export function shape(fields: Readonly<Record<string, Check>>): Check {
  const checks = Object.entries(fields);
  return (value, path, problems) => {
    if (isAbsent(value)) return;
    if (!isFields(value)) {
      problems.push({ path, code: 'MODEL_TYPE_CONVERT', message: 'Only dictionaries may be used in a ModelType' });
      return;
    }
    for (const [field, check] of checks) check(value[field], [...path, field], problems);
  };
}

export interface ListLimits {
  readonly min?: number;
  readonly max: number;
  /** No value twice. */
  readonly unique?: boolean;
}

/** A list; its items are judged only when their number is allowed, which also bounds the work. */
export function list(item: Check, { min = 0, max, unique = false }: ListLimits): Check {
  return (value, path, problems) => {
    if (isAbsent(value)) return;
    if (!Array.isArray(value)) {
      problems.push({ path, code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' });
      return;
    }
    const wrong = badLength(value.length, min, max, path);
    problems.push(...wrong);
    if (wrong.length > 0) return;
    const seen = new Set<unknown>();
    for (const [index, one] of value.entries()) {
      item(one, [...path, index], problems);
      if (unique && seen.has(one)) {
        const message = 'The set already contains this value';
        problems.push({ path: [...path, index], code: 'SET_TYPE_ALREADY_CONTAINS_VALUE', message });
      }
      seen.add(one);
    }
  };
}

/** Objects told apart by `type`; any other type is refused with the list of those that may stand here. */
export function union(checks: ReadonlyMap<number, Check>): Check {
  const types = [...checks.keys()].sort((a, b) => a - b);
  const choices = types.length === 1 ? `(${types[0]},)` : `(${types.join(', ')})`;
  return (value, path, problems) => {
    if (isAbsent(value)) return;
    const check = isFields(value) ? checks.get(value.type as number) : undefined;
    if (check !== undefined) check(value, path, problems);
    else {
      const message = `Value of field "type" must be one of ${choices}.`;
      problems.push({ path, code: 'UNION_TYPE_CHOICES', message });
    }
  };
}

/** Several checks of the same value, the later ones only when the earlier found nothing. */
export function inTurn(...checks: readonly Check[]): Check {
  return (value, path, problems) => {
    for (const check of checks) {
      const before = problems.length;
      check(value, path, problems);
      if (problems.length > before) return;
    }
  };
}

function badLength(length: number, min: number, max: number, path: Path): Problem[] {
  if (length >= min && length <= max) return [];
  return min === 0
    ? [{ path, code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${max} or fewer in length.` }]
    : [{ path, code: 'BASE_TYPE_BAD_LENGTH', message: `Must be between ${min} and ${max} in length.` }];
}

/** A value inside a message, shortened: a body may hold megabytes. */
function show(value: unknown): string {
  const shown = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return shown.length > 100 ? `${shown.slice(0, 100)}…` : shown;
}
