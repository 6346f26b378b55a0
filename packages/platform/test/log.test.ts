import { describe, expect, it } from 'vitest';
import { createLog, type LogOptions, redactUrls, Secret, withLogFields } from '../src/index.js';

function recorded(options: Partial<LogOptions> = {}, isTTY = false) {
  const lines: string[] = [];
  const log = createLog({
    level: 'info',
    format: 'json',
    stream: { write: (line) => lines.push(line), isTTY },
    ...options,
  });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown> };
}

describe('the log', () => {
  it('is one JSON object a line with level, time and message', () => {
    const { log, lines, last } = recorded();
    log.info({ postId: 7 }, 'read %s posts', 3);
    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      postId: 7,
      msg: 'read 3 posts',
    });
    expect(lines[0]).toMatch(/\}\n$/);
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = recorded({ level: 'warn' });
    log.info('no');
    log.warn('yes');
    expect(lines).toHaveLength(1);
  });

  it('is pretty where asked, or where a person reads along', () => {
    const asked = recorded({ format: 'pretty' });
    asked.log.warn({ feed: 'planet' }, 'moved');
    expect(asked.lines.join('')).toMatch(/^\[\d\d:\d\d:\d\d\.\d{3}\] WARN: moved\n {4}feed: "planet"\n$/);
    const terminal = recorded({ format: 'auto' }, true);
    terminal.log.info('hello');
    expect(terminal.lines.join('')).toContain('\u001b[');
    const pipe = recorded({ format: 'auto' }, false);
    pipe.log.info('hello');
    expect(pipe.last()).toMatchObject({ msg: 'hello' });
  });
});

describe('the fields of a piece of work', () => {
  it('stand in every line that it writes, however deep and however late, and in no other', async () => {
    const { log, lines } = recorded();
    const child = log.child({ component: 'worker' });
    await withLogFields({ jobId: 'read-1-1' }, async () => {
      child.info('begun');
      await new Promise((resolve) => setImmediate(resolve));
      withLogFields({ token: 'hidden' }, () => child.info({ jobId: 'its own' }, 'done'));
    });
    log.info('afterwards');
    const [begun, done, afterwards] = lines.map((line) => JSON.parse(line));
    expect(begun).toMatchObject({ component: 'worker', jobId: 'read-1-1', msg: 'begun' });
    expect(done).toMatchObject({ jobId: 'its own', token: '[secret]' });
    expect(afterwards).not.toHaveProperty('jobId');
  });
});

describe('an error in the log', () => {
  it('is shown with its own fields, its stack and all its causes', () => {
    const { log, last } = recorded();
    const root = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    log.error({ err: new TypeError('no store', { cause: new Error('no connection', { cause: root }) }) }, 'stopped');
    expect(last()).toMatchObject({
      msg: 'stopped',
      err: {
        type: 'TypeError',
        message: 'no store',
        stack: expect.stringContaining('log.test.ts'),
        cause: { message: 'no connection', cause: { message: 'refused', code: 'ECONNREFUSED' } },
      },
    });
  });

  it('may be given alone, hold several errors, or be its own cause', () => {
    const { log, last } = recorded();
    log.error(new AggregateError([new Error('one'), new Error('two')], 'both failed'));
    expect(last()).toMatchObject({ msg: 'both failed', err: { errors: [{ message: 'one' }, { message: 'two' }] } });
    const own: Error = new Error('own');
    own.cause = own;
    log.error(own);
    expect(last()).toMatchObject({ err: { message: 'own', cause: '[circular]' } });
  });
});

describe('a secret in the log', () => {
  const url = 'postgres://me:hunter2@db/notes';

  it.each<[string, (log: ReturnType<typeof recorded>['log']) => void]>([
    ['a Secret', (log) => log.info({ settings: { url: new Secret('hunter2') } })],
    ['a Secret in the message', (log) => log.info('at %s', new Secret('hunter2'))],
    ['a password deep down', (log) => log.info({ a: { b: [{ c: { d: { Password: 'hunter2' } } }] } })],
    ['a header', (log) => log.info({ request: { headers: { authorization: 'Bearer hunter2' } } })],
    ['a prefixed key', (log) => log.info({ discordToken: 'hunter2', DB_PASSWORD: 'hunter2', 'x-api-key': 'hunter2' })],
    ['an object under such a key', (log) => log.info({ tokens: { access: 'hunter2' } })],
    ['a URL', (log) => log.info({ url })],
    ['a URL object', (log) => log.info({ url: new URL(url) })],
    ['a URL in the message', (log) => log.info(`cannot reach ${url}`)],
    ['a URL put into the message', (log) => log.info('cannot reach %s', url)],
    ['a URL in an error and its stack', (log) => log.error(new Error(`cannot reach ${url}`))],
    ['a field of an error', (log) => log.error(Object.assign(new Error('x'), { config: { password: 'hunter2' } }))],
    ['a child’s bindings', (log) => log.child({ url, token: 'hunter2' }).info('x')],
    ['an error in a child', (log) => log.child({}).error(new Error('x', { cause: new Error(url) }))],
    ['a Map', (log) => log.info({ map: new Map([['password', 'hunter2']]) })],
  ])('is hidden: %s', (_, write) => {
    for (const format of ['json', 'pretty'] as const) {
      const { log, lines } = recorded({ format });
      write(log);
      expect(lines.join('')).not.toContain('hunter2');
      expect(lines.join('')).toContain('[secret]');
    }
  });

  it('leaves the rest as it is', () => {
    const { log, last } = recorded();
    log.info({ tokens: 312, url: 'https://example.org/a?b=c@d', at: new Date(0), set: new Set([1]), none: null });
    expect(last()).toMatchObject({
      tokens: 312,
      url: 'https://example.org/a?b=c@d',
      at: '1970-01-01T00:00:00.000Z',
      set: [1],
      none: null,
    });
  });
});

describe('what is too much for a line', () => {
  it('is cut: depth, entries, text, bytes and cycles', () => {
    const { log, last } = recorded();
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    let deep: unknown = 'bottom';
    for (let level = 0; level < 50; level += 1) deep = { deep };
    log.info({
      cycle,
      deep,
      many: Array.from({ length: 5000 }, () => 1),
      long: 'x'.repeat(1e6),
      bytes: Buffer.alloc(9),
      n: 5n,
    });
    const line = last();
    expect(line).toMatchObject({ cycle: { self: '[circular]' }, bytes: '[9 bytes]', n: '5' });
    expect(JSON.stringify(line.deep)).toContain('[too deep]');
    expect(line.many).toHaveLength(101);
    expect(String(line.long).length).toBeLessThan(17_000);
  });

  it('does not stop the program: a getter that throws is named', () => {
    const { log, last } = recorded();
    const odd = {
      get broken(): never {
        throw new Error('no');
      },
    };
    log.info({ odd });
    expect(last()).toMatchObject({ odd: '[unreadable]' });
  });
});

describe('redactUrls', () => {
  it.each([
    ['redis://:pw@host/0', 'redis://:[secret]@host/0'],
    ['a postgres://u:p@ss@h/d b', 'a postgres://u:[secret]@h/d b'],
    ['https://ghp_abc@github.com/x', 'https://[secret]@github.com/x'],
    ['https://host/@user', 'https://host/@user'],
    ['https://host:8080/a', 'https://host:8080/a'],
    ['mail me@example.org', 'mail me@example.org'],
  ])('%s → %s', (text, shown) => {
    expect(redactUrls(text)).toBe(shown);
  });

  it('takes time linear in the text', () => {
    for (const part of ['://', '://a:', '://a', ':', 'a', '@', '://a:b@']) {
      const text = part.repeat(400_000 / part.length);
      const begin = performance.now();
      redactUrls(text);
      expect(performance.now() - begin, part).toBeLessThan(500);
    }
  });
});
