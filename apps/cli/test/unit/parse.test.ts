import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/all.js';
import { CommandError } from '../../src/errors.js';
import { createOutput } from '../../src/output/output.js';
import { parseCommandLine } from '../../src/parse.js';
import { cliSettings } from '../../src/settings.js';
import { keptStream } from '../support/streams.js';

function parse(...words: string[]) {
  const stdout = keptStream();
  const stderr = keptStream();
  const result = parseCommandLine(words, createOutput({ stdout, stderr, environment: {} }));
  return { result, stdout: stdout.text, stderr: stderr.text };
}

function problem(...words: string[]): string {
  try {
    parse(...words);
  } catch (error) {
    expect(error).toBeInstanceOf(CommandError);
    expect(error).toHaveProperty('code', 'usage');
    return error instanceof Error ? error.message : '';
  }
  throw new Error(`${words.join(' ')} was accepted`);
}

describe('values', () => {
  test('options have the types their commands expect, and fallbacks', () => {
    expect(parse('posts').result).toMatchObject({ options: { feed: [], topic: undefined, limit: 20, json: false } });
    const line = ['posts', '--feed', 'a', '--feed=b', '--limit', '7', '--json'];
    expect(parse(...line).result).toMatchObject({ options: { feed: ['a', 'b'], limit: 7, json: true } });
  });

  test('one command line does not leak into the next', () => {
    parse('posts', '--feed', 'a');
    expect(parse('posts').result).toMatchObject({ options: { feed: [] } });
  });

  test('dates, times and zones', () => {
    const line = [
      'ask',
      'q',
      '--from',
      '2012-01-01',
      '--now',
      '2012-01-01T10:00:00+02:00',
      '--time-zone',
      'Asia/Tokyo',
    ];
    expect(parse(...line).result).toMatchObject({
      argument: 'q',
      options: { from: '2012-01-01', now: new Date('2012-01-01T08:00:00Z'), timeZone: 'Asia/Tokyo' },
    });
  });

  test('a question needs no quotation marks', () => {
    const line = ['ask', 'What', 'about', 'Xen?', '--json'];
    expect(parse(...line).result).toMatchObject({ argument: 'What about Xen?', options: { json: true } });
  });

  test('what begins with a dash can be asked after --', () => {
    expect(parse('ask', '--', '--json?').result).toMatchObject({ argument: '--json?' });
  });
});

describe('what is not understood is said in one line with what to do', () => {
  test.each([
    [['pots'], "Unknown command 'pots'. (Did you mean one of post, posts?) See fieldnotes --help."],
    [['ask', '--jsn'], "Unknown option '--jsn'. (Did you mean --json?) See fieldnotes ask --help."],
    [['import'], "Missing required argument 'path'. See fieldnotes import --help."],
    [
      ['import', 'a', 'b'],
      "Too many arguments for 'import'. Expected 1 argument but got 2. See fieldnotes import --help.",
    ],
    [['posts', '--limit', '0'], 'Give a whole number from 1 to 100000.'],
    [['posts', '--limit', '1e3'], 'Give a whole number'],
    [['posts', '--feed', ''], 'It is empty.'],
    [['ask', 'q', '--from', '2012-02-30'], 'Give a date such as'],
    [['ask', 'q', '--now', '2012-01-01T10:00'], 'Give a time such as'],
    [['ask', 'q', '--time-zone', 'Middle/Earth'], 'Give an IANA name such as'],
  ])('%j', (words, expected) => {
    const message = problem(...words);
    expect(message).toContain(expected);
    expect(message).not.toContain('\n');
  });
});

describe('help', () => {
  test('is on standard output when it was asked for, on standard error when nothing was', () => {
    expect(parse('--help')).toMatchObject({ result: { kind: 'ended', status: 0 }, stderr: '' });
    expect(parse('help')).toMatchObject({ result: { kind: 'ended', status: 0 }, stderr: '' });
    const nothing = parse();
    expect(nothing).toMatchObject({ result: { kind: 'ended', status: 2 }, stdout: '' });
    expect(nothing.stderr).toContain('Usage: fieldnotes');
  });

  test('names every command, setting and exit status', () => {
    const { stdout } = parse('--help');
    for (const { name, summary } of commands) expect(stdout).toMatch(new RegExp(`^ +${name} .*${summary}$`, 'm'));
    for (const { name } of Object.values(cliSettings.variables)) expect(stdout).toContain(name);
    for (const status of [0, 1, 2, 70, 78, 130, 143]) expect(stdout).toMatch(new RegExp(`\\b${status}\\b`));
  });

  test.each(commands.map((command) => [command.name, command] as const))(
    'of %s has examples that are understood',
    (name, command) => {
      const { stdout } = parse(name, '--help');
      expect(stdout).toContain('Examples:');
      expect(command.examples.length).toBeGreaterThan(0);
      for (const [line] of command.examples) {
        const words = [...line.replace(/ \d?>.*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(
          ([, quoted, plain]) => quoted ?? plain ?? '',
        );
        expect(parse(...words).result).toMatchObject({ kind: 'command', command: { name } });
      }
    },
  );

  test('of a command fits the line', () => {
    for (const { name } of commands) {
      for (const line of parse(name, '--help').stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    }
  });

  test('the version is that of the package', () => {
    expect(parse('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
