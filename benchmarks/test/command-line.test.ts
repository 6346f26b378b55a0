import { describe, expect, it } from 'vitest';
import { BENCHMARKS } from '../src/benchmarks.js';
import { defineBenchmark } from '../src/harness/benchmark.js';
import { parseCommandLine } from '../src/harness/command-line.js';
import { BenchmarkError } from '../src/harness/errors.js';
import { flag, instant, oneOf, requiredText, text, wholeNumber, wholeNumbers } from '../src/harness/options.js';
import { runBenchmarks } from '../src/harness/run.js';

const measured = defineBenchmark({
  name: 'measured',
  summary: 'measures',
  details: 'Measures something.',
  options: {
    posts: requiredText('DIR', 'what to read'),
    outputFile: text('FILE', 'where to write'),
    runs: wholeNumber('how often', { least: 1, most: 9, fallback: 3 }),
    sizes: wholeNumbers('how many', { least: 10, most: 1000, fallback: [10, 100] }),
    split: oneOf(['tune', 'check'], 'which half'),
    now: instant('when'),
    dry: flag('only try'),
  },
  examples: [],
  run: async (options) => ({ asked: options }),
});

function parse(...commandLine: string[]) {
  return parseCommandLine(commandLine, [measured]);
}

function refusal(...commandLine: string[]): string {
  try {
    parse(...commandLine);
  } catch (error) {
    if (error instanceof BenchmarkError && error.code === 'usage') return error.message;
    throw error;
  }
  throw new Error(`${commandLine.join(' ')} was not refused`);
}

describe('a command line', () => {
  it('gives options their values, or what stands for them', () => {
    expect(parse('measured', '--posts', 'blog')).toMatchObject({
      kind: 'run',
      json: false,
      options: { posts: 'blog', outputFile: undefined, runs: 3, sizes: [10, 100], split: undefined, dry: false },
    });
    const given = '--posts blog --output-file out --runs 9 --sizes 10,20 --split check --now 2012-01-31 --dry --json';
    expect(parse('measured', ...given.split(' '))).toMatchObject({
      json: true,
      options: {
        outputFile: 'out',
        runs: 9,
        sizes: [10, 20],
        split: 'check',
        now: new Date('2012-01-31T00:00:00Z'),
        dry: true,
      },
    });
  });

  it.each([[[]], [['--help']], [['-h']]])('%j asks for the list', (commandLine) => {
    expect(parse(...commandLine)).toEqual({ kind: 'help', benchmark: undefined });
  });

  it('asks for the help of one benchmark without what that needs to run', () => {
    expect(parse('measured', '--help')).toEqual({ kind: 'help', benchmark: measured });
  });

  it.each([
    [['other'], 'There is no benchmark "other"; there are measured.'],
    [['measured'], 'measured needs --posts DIR: see npm run bench -- measured --help.'],
    [['measured', '--post', 'x'], "Unknown option '--post': see npm run bench -- measured --help."],
    [['measured', 'blog'], "Unexpected argument 'blog'"],
    [['measured', '--posts'], "Option '--posts <value>' argument missing"],
    [['measured', '--posts', ' '], '--posts " " does not fit: it is empty.'],
    [['measured', '--posts', 'x', '--runs', '0'], '--runs "0" does not fit: give a whole number from 1 to 9.'],
    [['measured', '--posts', 'x', '--runs', '1e3'], '--runs "1e3" does not fit'],
    [['measured', '--posts', 'x', '--sizes', '10,,20'], '--sizes "10,,20" does not fit'],
    [['measured', '--posts', 'x', '--split', 'half'], '--split "half" does not fit: give one of tune, check.'],
    [['measured', '--posts', 'x', '--now', 'soon'], '--now "soon" does not fit: give a time such as'],
  ])('%j is refused in one line', (commandLine, message) => {
    const refused = refusal(...commandLine);
    expect(refused).toContain(message);
    expect(refused).not.toContain('\n');
  });
});

describe('a run', () => {
  async function run(...commandLine: string[]) {
    const written = { stdout: '', stderr: '' };
    const status = await runBenchmarks([measured, ...BENCHMARKS], {
      commandLine,
      stdout: { write: (text: string) => (written.stdout += text) },
      stderr: { write: (text: string) => (written.stderr += text) },
      signal: new AbortController().signal,
    });
    return { status, ...written };
  }

  it('ends with one line of JSON when asked to', async () => {
    const { status, stdout } = await run('measured', '--posts', 'blog', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
      asked: { posts: 'blog' },
      machine: { node: process.version, load: [expect.any(Number), expect.any(Number)] },
    });
  });

  it('says in a line what is wrong, and ends with 64 for the command line and 1 for a missing file', async () => {
    expect(await run('nothing')).toMatchObject({
      status: 64,
      stdout: '',
      stderr: expect.stringMatching(/^bench: There is no .*\n$/),
    });
    const missing = await run('import', '--posts', '/there/is/no/such/folder');
    expect(missing).toMatchObject({ status: 1, stdout: '' });
    expect(missing.stderr).toBe('bench: /there/is/no/such/folder cannot be read: give --posts a path that exists.\n');
    expect(await run('questions', '--gold', 'x')).toMatchObject({ status: 64, stdout: '' });
  });

  it('lists every benchmark with every option in the help', async () => {
    const { status, stdout } = await run('--help');
    expect(status).toBe(0);
    for (const { name, options } of BENCHMARKS) {
      expect(stdout).toContain(`${name}: `);
      for (const option of Object.keys(options)) {
        expect(stdout).toContain(`--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
      }
    }
  });
});
