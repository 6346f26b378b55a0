import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defineSettings, parseSettings, SettingsError, sharedSettings, text } from '../src/index.js';

const directory = mkdtempSync(join(tmpdir(), 'fieldnotes-settings-'));
afterAll(() => rmSync(directory, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

function settingsOf(environment: Record<string, string>) {
  const result = parseSettings(sharedSettings, environment);
  if (!result.ok) throw result.error;
  return result.settings;
}

function problemsOf(environment: Record<string, string>): string[] {
  const result = parseSettings(sharedSettings, environment);
  return result.ok ? [] : result.problems.map(({ variable, problem, remedy }) => `${variable} ${problem}: ${remedy}`);
}

describe('the settings of all apps', () => {
  it('need nothing to be set', () => {
    expect(settingsOf({})).toEqual({
      databaseUrl: undefined,
      redisUrl: undefined,
      dataDirectory: '.fieldnotes',
      logLevel: 'info',
      logFormat: 'auto',
      readConcurrency: 4,
      privateHosts: [],
      stopDeadline: 8,
      startDeadline: undefined,
      httpPort: undefined,
      httpHost: '127.0.0.1',
      dashboardPassword: undefined,
    });
  });

  it('take an empty variable for an unset one', () => {
    expect(settingsOf({ DATABASE_URL: '', FIELDNOTES_DATA: '', FIELDNOTES_READ_CONCURRENCY: '' })).toEqual(
      settingsOf({}),
    );
  });

  it('are parsed', () => {
    const settings = settingsOf({
      DATABASE_URL: 'postgresql://me:pass@db:5432/notes',
      REDIS_URL: 'rediss://:pass@cache:6380/1',
      FIELDNOTES_READ_CONCURRENCY: '64',
      FIELDNOTES_STOP_DEADLINE: '30',
      FIELDNOTES_LOG_FORMAT: 'json',
    });
    expect(settings.databaseUrl?.reveal()).toBe('postgresql://me:pass@db:5432/notes');
    expect(settings.redisUrl?.reveal()).toBe('rediss://:pass@cache:6380/1');
    expect(settings).toMatchObject({ readConcurrency: 64, stopDeadline: 30, logFormat: 'json' });
  });

  it('take names of hosts as a list', () => {
    const hosts = (text: string) => settingsOf({ FIELDNOTES_PRIVATE_HOSTS: text }).privateHosts;
    expect(hosts(' Blog.internal, 10.0.0.7,fd00::7 ')).toEqual(['blog.internal', '10.0.0.7', 'fd00::7']);
    expect(hosts('10.0.0.0/8,fd00::/8')).toEqual(['10.0.0.0/8', 'fd00::/8']);
    for (const wrong of [
      '10.0.0.0/33',
      'blog/8',
      '10.0.0.0/8/8',
      'http://blog.internal',
      'blog.internal:8080',
      'a,,b',
      '*',
      '..',
      '-a',
      'a'.repeat(300),
    ]) {
      expect(problemsOf({ FIELDNOTES_PRIVATE_HOSTS: wrong })).toHaveLength(1);
    }
    expect(problemsOf({ FIELDNOTES_PRIVATE_HOSTS: Array.from({ length: 101 }, (_, n) => `h${n}`).join() })).toEqual([
      expect.stringContaining('more than 100 hosts'),
    ]);
  });

  it('accept the URL of a server that listens on a socket', () => {
    expect(problemsOf({ DATABASE_URL: 'postgres://me:pass@/notes?host=/run/postgresql' })).toEqual([]);
  });

  it.each([
    ['FIELDNOTES_READ_CONCURRENCY', '0', 'is not within 1 to 64 ("0")'],
    ['FIELDNOTES_READ_CONCURRENCY', '65', 'is not within 1 to 64 ("65")'],
    ['FIELDNOTES_READ_CONCURRENCY', '4.5', 'is not a whole number ("4.5")'],
    ['FIELDNOTES_READ_CONCURRENCY', '0x10', 'is not a whole number ("0x10")'],
    ['FIELDNOTES_READ_CONCURRENCY', '9'.repeat(400), 'is not a whole number'],
    ['FIELDNOTES_STOP_DEADLINE', '601', 'is not within 1 to 600 ("601")'],
    ['FIELDNOTES_LOG_LEVEL', 'verbose', 'is not one of trace, debug'],
    ['FIELDNOTES_LOG_FORMAT', 'yaml', 'is not one of json, pretty, auto ("yaml")'],
    ['FIELDNOTES_DATA', 'a\0b', 'holds a NUL character'],
    ['FIELDNOTES_DATA', 'a'.repeat(5000), 'is longer than 4096 characters'],
    ['DATABASE_URL', 'mysql://db/notes', 'does not start with postgres:// or postgresql://'],
    ['DATABASE_URL', 'postgres://me:p/a#ss@db/notes', 'is not a URL'],
    ['REDIS_URL', 'http://cache', 'does not start with redis:// or rediss://'],
  ])('refuse %s=%.20s', (name, value, problem) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${name} ${problem}`);
    expect(problems[0]).toContain(': set it to ');
  });

  it('report every problem together, in one message, without a secret', () => {
    const result = parseSettings(sharedSettings, {
      DATABASE_URL: 'mysql://me:hunter2@db/notes',
      FIELDNOTES_LOG_LEVEL: 'loud',
      FIELDNOTES_READ_CONCURRENCY: 'many',
      FIELDNOTES_REDCONCURRENCY: '3',
    });
    if (result.ok) expect.unreachable();
    expect(result.error).toBeInstanceOf(SettingsError);
    expect(result.error).toMatchObject({ code: 'invalid-settings' });
    expect(result.problems.map(({ variable }) => variable)).toEqual([
      'DATABASE_URL',
      'FIELDNOTES_LOG_LEVEL',
      'FIELDNOTES_READ_CONCURRENCY',
      'FIELDNOTES_REDCONCURRENCY',
    ]);
    expect(result.error.message.split('\n')).toHaveLength(5);
    expect(result.error.message).toMatch(/^The settings have 4 problems:\n {2}DATABASE_URL /);
    expect(result.error.message).not.toContain('hunter2');
  });
});

describe('an unknown variable', () => {
  it.each([
    ['FIELDNOTES_LOGLEVEL', 'FIELDNOTES_LOG_LEVEL'],
    ['FIELDNOTES_LOG_FROMAT', 'FIELDNOTES_LOG_FORMAT'],
    ['FIELDNOTES_DATA_DIR', 'FIELDNOTES_DATA'],
    ['FIELDNOTES_READ_CONCURENCY', 'FIELDNOTES_READ_CONCURRENCY'],
  ])('%s suggests %s', (name, meant) => {
    expect(problemsOf({ [name]: 'x' })).toEqual([
      `${name} is not a setting: did you mean ${meant}? Rename it or unset it`,
    ]);
  });

  it('far from every name suggests none, and a long one is not compared', () => {
    expect(problemsOf({ FIELDNOTES_X: '1' })).toEqual(['FIELDNOTES_X is not a setting: unset it']);
    expect(problemsOf({ [`FIELDNOTES_${'DATA'.repeat(10_000)}`]: '1' })[0]).toMatch(/unset it$/);
  });

  it('without the prefix is somebody else’s', () => {
    expect(problemsOf({ HOME: '/root', LOG_LEVEL: 'loud' })).toEqual([]);
  });

  it('that belongs to another program may be named', () => {
    const definition = defineSettings({}, { alsoKnown: ['FIELDNOTES_OTHER'] });
    expect(parseSettings(definition, { FIELDNOTES_OTHER: '1' }).ok).toBe(true);
  });
});

describe('a secret in a file', () => {
  const url = 'postgres://me:hunter2@db/notes';

  it.each([
    ['one line end', `${url}\n`],
    ['a Windows line end', `${url}\r\n`],
    ['no line end', url],
  ])('is read, with %s', (name, content) => {
    expect(settingsOf({ DATABASE_URL_FILE: file(name, content) }).databaseUrl?.reveal()).toBe(url);
  });

  it('loses one line end only', () => {
    const definition = defineSettings({
      token: { name: 'TOKEN', secret: true, schema: text(), expects: 'a token' },
    });
    const result = parseSettings(definition, { TOKEN_FILE: file('two', ' abc \n\n') });
    expect(result.ok && result.settings.token.reveal()).toBe(' abc \n');
  });

  it('may not be set both ways', () => {
    expect(problemsOf({ DATABASE_URL: url, DATABASE_URL_FILE: file('both', url) })).toEqual([
      'DATABASE_URL_FILE is set together with DATABASE_URL: set one of the two and unset the other',
    ]);
  });

  it('must be readable, a file, of a secret’s size, and hold something', () => {
    const missing = join(directory, 'missing');
    const remedy = /set it to the path of a readable file that holds postgres:/;
    for (const [path, problem] of [
      [missing, 'which cannot be read (ENOENT)'],
      [directory, 'which is not a file'],
      ['/dev/zero', 'which is not a file'],
      [file('large', 'x'.repeat(70_000)), 'names a file of 70000 bytes, too large for a secret'],
      [file('empty', '\n'), 'which is empty'],
    ] as const) {
      const [line = ''] = problemsOf({ DATABASE_URL_FILE: path });
      expect(line).toContain(problem);
      expect(line).toMatch(remedy);
    }
  });

  it('is parsed like the variable, and its content is not shown', () => {
    const [line] = problemsOf({ REDIS_URL_FILE: file('wrong', 'hunter2\n') });
    expect(line).toMatch(/^REDIS_URL does not start with redis:/);
    expect(line).not.toContain('hunter2');
  });

  it('is for secrets: FIELDNOTES_DATA_FILE is not a setting', () => {
    expect(problemsOf({ FIELDNOTES_DATA_FILE: '/x' })[0]).toMatch(/did you mean FIELDNOTES_DATA\?/);
  });
});

describe('a required setting', () => {
  it('that is not set is a problem that says what to set', () => {
    const definition = defineSettings({
      token: { name: 'TOKEN', secret: true, schema: text(), expects: 'the token of the bot' },
    });
    const result = parseSettings(definition, { TOKEN: '' });
    expect(!result.ok && result.error.message).toBe(
      'The settings have a problem:\n  TOKEN is not set: set it to the token of the bot.',
    );
  });
});
