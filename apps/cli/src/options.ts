import { InvalidArgumentError } from 'commander';
import { type CivilDate, isTimeZone, parseCivilDate } from './civil-date.js';

/** An option of a command: how it is described, and the value that the command is given for it. */
export interface Option<Value> {
  readonly description: string;
  /** What stands for its value in the help ("<name>"); null when it takes none. */
  readonly placeholder: string | null;
  /** The value when the option is not given. */
  readonly fallback: Value;
  /** @throws InvalidArgumentError whose message says what is expected */
  parse(text: string, before: Value): Value;
}

/** By name in camel case: `timeZone` is written `--time-zone`. */
export type Options = Readonly<Record<string, Option<unknown>>>;

/** The values of a command's options, by their names. */
export type ValuesOf<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends Option<infer Value> ? Value : never;
};

/** Given or not. */
export function flag(description: string): Option<boolean> {
  return { description, placeholder: null, fallback: false, parse: () => true };
}

export function text(placeholder: string, description: string): Option<string | undefined> {
  return { description, placeholder, fallback: undefined, parse: notEmpty };
}

/** An option that may be given several times. */
export function texts(placeholder: string, description: string): Option<readonly string[]> {
  return {
    description: `${description} (may be repeated)`,
    placeholder,
    fallback: [],
    parse: (value, before) => [...before, notEmpty(value)],
  };
}

export function wholeNumber(
  description: string,
  { least, most, fallback }: { readonly least: number; readonly most: number; readonly fallback: number },
): Option<number> {
  const parse = (value: string) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
  return { description: `${description} (default: ${fallback})`, placeholder: '<n>', fallback, parse };
}

export function oneOf<const Choice extends string>(
  choices: readonly Choice[],
  description: string,
): Option<Choice | undefined> {
  const parse = (value: string) => {
    const choice = choices.find((known) => known === value);
    if (choice !== undefined) return choice;
    throw new InvalidArgumentError(`Give one of ${choices.join(', ')}.`);
  };
  return { description, placeholder: `<${choices.join('|')}>`, fallback: undefined, parse };
}

export function civilDate(description: string): Option<CivilDate | undefined> {
  const parse = (value: string) => {
    const date = parseCivilDate(value);
    if (date === undefined) throw new InvalidArgumentError('Give a date such as 2012-01-31.');
    return date;
  };
  return { description, placeholder: '<YYYY-MM-DD>', fallback: undefined, parse };
}

/** ISO 8601 in full: a time without its zone would mean something else on every machine. */
const INSTANT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

export function instant(description: string): Option<Date | undefined> {
  const parse = (value: string) => {
    const date = new Date(value);
    if (INSTANT.test(value) && !Number.isNaN(date.getTime())) return date;
    throw new InvalidArgumentError('Give a time such as 2012-01-31T12:00:00Z.');
  };
  return { description, placeholder: '<time>', fallback: undefined, parse };
}

export function timeZone(description: string): Option<string | undefined> {
  const parse = (value: string) => {
    if (isTimeZone(value)) return value;
    throw new InvalidArgumentError('Give an IANA name such as Europe/Berlin.');
  };
  return { description, placeholder: '<name>', fallback: undefined, parse };
}

function notEmpty(value: string): string {
  if (value.trim() !== '') return value;
  throw new InvalidArgumentError('It is empty.');
}
