import { parseArgs } from 'node:util';
import type { Benchmark } from './benchmark.js';
import { BenchmarkError } from './errors.js';
import type { Option, Options, ValuesOf } from './options.js';

export type Request =
  | { readonly kind: 'help'; readonly benchmark: Benchmark | undefined }
  | {
      readonly kind: 'run';
      readonly benchmark: Benchmark;
      readonly options: ValuesOf<Options>;
      readonly json: boolean;
    };

/**
 * Understands a command line (without interpreter and script).
 * @throws {BenchmarkError} of code `usage`, in one line, for a name or an option that does not exist or does not fit.
 */
export function parseCommandLine(commandLine: readonly string[], benchmarks: readonly Benchmark[]): Request {
  const [name, ...rest] = commandLine;
  if (name === undefined || name === '--help' || name === '-h') return { kind: 'help', benchmark: undefined };
  const benchmark = benchmarks.find((one) => one.name === name);
  if (benchmark === undefined) {
    const names = benchmarks.map((one) => one.name).join(', ');
    throw new BenchmarkError('usage', `There is no benchmark "${name}"; there are ${names}.`);
  }
  const given = parseOptions(rest, benchmark);
  if (given.help === true) return { kind: 'help', benchmark };
  return { kind: 'run', benchmark, options: valuesOf(given, benchmark), json: given.json === true };
}

/** `sizeLimit` is written `--size-limit`. */
export function optionName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

type Given = Readonly<Record<string, string | boolean | undefined>>;

function parseOptions(args: readonly string[], { name, options }: Benchmark): Given {
  const known = Object.entries(options).map(([key, { placeholder }]) => [optionName(key), placeholder] as const);
  try {
    const { values } = parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        ...Object.fromEntries(
          known.map(([key, placeholder]) => [key, { type: placeholder === null ? 'boolean' : 'string' } as const]),
        ),
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return values as Given;
  } catch (error) {
    // Node's message goes on to explain how to escape a positional argument; its first sentence says what is wrong.
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split(/[.\n]/);
    throw new BenchmarkError('usage', `${reason}: see npm run bench -- ${name} --help.`, { cause: error });
  }
}

function valuesOf(given: Given, { name, options }: Benchmark): ValuesOf<Options> {
  return Object.fromEntries(
    Object.entries(options).map(([key, option]) => [key, optionValue(given[optionName(key)], key, option, name)]),
  );
}

function optionValue(given: string | boolean | undefined, key: string, option: Option<unknown>, benchmark: string) {
  if (given === undefined) {
    if (option.fallback !== null) return option.fallback.value;
    const example = `--${optionName(key)} ${option.placeholder ?? ''}`.trimEnd();
    throw new BenchmarkError('usage', `${benchmark} needs ${example}: see npm run bench -- ${benchmark} --help.`);
  }
  try {
    return option.parse(String(given));
  } catch (error) {
    if (!(error instanceof BenchmarkError)) throw error;
    throw new BenchmarkError('usage', `--${optionName(key)} "${given}" does not fit: ${error.message}.`);
  }
}
