import { BenchmarkError } from './errors.js';

/** An option of a benchmark: how it is described, and the value that the benchmark is given for it. */
export interface Option<Value> {
  readonly description: string;
  /** What stands for its value in the help (`N`); null when it takes none. */
  readonly placeholder: string | null;
  /** The value when the option is not given; a required option has none. */
  readonly fallback: { readonly value: Value } | null;
  /** Throws a `BenchmarkError` of code `usage` whose message ends the line "--name: ". */
  parse(text: string): Value;
}

/** By name in camel case: `dryRun` is written `--dry-run`. */
export type Options = Readonly<Record<string, Option<unknown>>>;

export type ValuesOf<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends Option<infer Value> ? Value : never;
};

/** Given or not. */
export function flag(description: string): Option<boolean> {
  return { description, placeholder: null, fallback: { value: false }, parse: () => true };
}

export function text(placeholder: string, description: string): Option<string | undefined> {
  return { description, placeholder, fallback: { value: undefined }, parse: notEmpty };
}

export function requiredText(placeholder: string, description: string): Option<string> {
  return { description: `${description} (required)`, placeholder, fallback: null, parse: notEmpty };
}

export interface Range {
  readonly least: number;
  readonly most: number;
}

export function wholeNumber(description: string, range: Range & { readonly fallback: number }): Option<number> {
  return {
    description: `${description} (default: ${range.fallback})`,
    placeholder: 'N',
    fallback: { value: range.fallback },
    parse: (value) => parseWholeNumber(value, range),
  };
}

/** Several numbers with commas between them. */
export function wholeNumbers(
  description: string,
  range: Range & { readonly fallback: readonly number[] },
): Option<readonly number[]> {
  return {
    description: `${description} (default: ${range.fallback.join(',')})`,
    placeholder: 'N,N',
    fallback: { value: range.fallback },
    parse: (value) => value.split(',').map((part) => parseWholeNumber(part, range)),
  };
}

export function oneOf<const Choice extends string>(
  choices: readonly Choice[],
  description: string,
): Option<Choice | undefined> {
  return {
    description,
    placeholder: choices.join('|'),
    fallback: { value: undefined },
    parse: (value) => choices.find((choice) => choice === value) ?? refuse(`give one of ${choices.join(', ')}`),
  };
}

export function instant(description: string): Option<Date | undefined> {
  return {
    description,
    placeholder: 'TIME',
    fallback: { value: undefined },
    parse: (value) => {
      const date = new Date(value);
      if (!/^\d{4}-\d{2}-\d{2}/.test(value) || Number.isNaN(date.getTime())) {
        return refuse('give a time such as 2012-01-31 or 2012-01-31T12:00:00Z');
      }
      return date;
    },
  };
}

/** Several of a list, with commas between them; none when not given. */
export function severalOf<const T extends string>(values: readonly T[], description: string): Option<readonly T[]> {
  return {
    description: `${description}: ${values.join(', ')}`,
    placeholder: 'NAME,NAME',
    fallback: { value: [] },
    parse: (text) =>
      text
        .split(',')
        .map((name) => values.find((value) => value === name.trim()) ?? refuse(`choose from ${values.join(', ')}`)),
  };
}

function parseWholeNumber(text: string, { least, most }: Range): number {
  const number = /^\d{1,12}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : refuse(`give a whole number from ${least} to ${most}`);
}

function notEmpty(value: string): string {
  return value.trim() === '' ? refuse('it is empty') : value;
}

function refuse(advice: string): never {
  throw new BenchmarkError('usage', advice);
}
