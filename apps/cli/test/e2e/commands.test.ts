import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { steps } from '../../../../tools/demo-steps.mjs';
import { type Installation, useDirectory, useInstallations } from '../support/database.js';
import { inProject } from '../support/paths.js';

const install = useInstallations();
const directory = useDirectory();
let samples: Installation;

beforeAll(async () => {
  samples = await install();
  const imported = await samples.run(['import', inProject('samples')]);
  expect(imported).toMatchObject({ status: 0, stdout: expect.stringContaining('22 posts: 22 added, 0 revised') });
}, 60_000);

async function json(...words: string[]) {
  const ran = await samples.run([...words, '--json']);
  // Standard error may hold the progress of a slow machine.
  expect(ran).toMatchObject({ status: 0 });
  return JSON.parse(ran.stdout);
}

// That it runs as a program, with its conversation in Discord, is shown by demo.whole.test.ts.
test('the steps of the demo show what it promises', async () => {
  const [, ...asked] = steps;
  for (const { words, seen } of asked) {
    const ran = await samples.run(words);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    for (const text of seen) expect(ran.stdout).toContain(text);
  }
});

describe('import', () => {
  test('again changes nothing and says so', async () => {
    const again = await samples.run(['import', inProject('samples')]);
    expect(again.stdout).toMatch(
      /^22 posts: 0 added, 0 revised, 22 unchanged, 0 skipped \(.* s\)\nNothing has changed/,
    );
    expect(again.status).toBe(0);
    await expect(json('posts', '--limit', '100')).resolves.toHaveLength(22);
  });

  test('reports to programs', async () => {
    const report = await json('import', inProject('samples'));
    expect(report).toMatchObject({ feed: 'samples', posts: 22, added: 0, unchanged: 22, skipped: 0, unread: 0 });
    expect(report).toMatchObject({ seconds: expect.any(Number), skippedItems: [] });
  });
});

describe('ask', () => {
  test('quotes, with title, date and source', async () => {
    const { status, stdout } = await samples.run(['ask', 'What did you see about Xen?']);
    expect(status).toBe(0);
    expect(stdout).toContain('Xen on the small server, one year later · 10 May 2026');
    expect(stdout).toContain('Notes from the virtualization evening · 19 October 2025');
    expect(stdout).toContain('blog/posts/notes-from-the-virtualization-evening.md');
    expect(stdout).toMatch(/1\. “/);
  });

  test('gives programs quotes that stand in the posts word for word', async () => {
    const answer = await json('ask', 'What did you see about Xen?');
    expect(answer).toMatchObject({ found: true, interpreted: { terms: ['Xen'], from: null, to: null } });
    expect(answer.citations.length).toBeGreaterThanOrEqual(2);
    const bodies = await bodiesByTitle();
    for (const { quote, title, score, link, url } of answer.citations) {
      expect(bodies.get(title)).toContain(quote);
      expect(score).toBeGreaterThan(0);
      expect(link === null).toBe(url === null);
    }
  });

  test('says that the posts never mention it, and shows no source', async () => {
    const { status, stdout } = await samples.run(['ask', 'What did you see about Kubernetes?']);
    expect(status).toBe(0);
    expect(stdout).toContain('They never mention “Kubernetes”.');
    expect(stdout).not.toMatch(/\.md|https?:/);
    await expect(json('ask', 'What did you see about Kubernetes?')).resolves.toMatchObject({
      found: false,
      reason: 'unknown-words',
      unknownWords: ['Kubernetes'],
      citations: [],
    });
  });

  test('understands a period, and shows it', async () => {
    const question = 'What did you write about USB in January 2026?';
    const answer = await json('ask', question, '--time-zone', 'America/New_York');
    expect(answer.interpreted).toMatchObject({ from: '2026-01-01', to: '2026-01-31' });
    const { stdout } = await samples.run(['ask', question]);
    expect(stdout).toContain('1–31 January 2026');
  });

  test('asks only the feed, the topic and the days that are meant', async () => {
    const xen = ['ask', 'What did you see about Xen?'];
    const titles = async (...options: string[]): Promise<string[]> => {
      const { citations } = await json(...xen, ...options);
      return [...new Set<string>(citations.map(({ title }: { title: string }) => title))].sort();
    };
    const early = await titles('--to', '2025-12-31');
    expect(early).toEqual(['Notes from the virtualization evening']);
    const late = await titles('--from', '2026-01-01');
    expect([...early, ...late].sort()).toEqual(await titles());
    await expect(json(...xen, '--topic', 'usb', '--feed', 'SAMPLES')).resolves.toMatchObject({ found: false });
  });

  test('counts from the time that it is given', async () => {
    const answer = await json('ask', 'What did you write last month?', '--now', '2026-02-10T00:00:00Z');
    expect(answer.interpreted).toMatchObject({ from: '2026-01-01', to: '2026-01-31' });
  });

  test.each([
    ['--feed', 'nobody', 'No feed is called nobody; feeds are samples.'],
    ['--topic', 'knitting', 'No post has the topic knitting; topics are '],
  ])('knows no %s %s', async (option, name, message) => {
    const { status, stdout, stderr } = await samples.run(['ask', 'Xen?', option, name]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('needs a question, and one way of asking', async () => {
    for (const words of [['ask'], ['ask', ' '], ['ask', 'Xen?', '--batch', 'file']]) {
      await expect(samples.run(words)).resolves.toMatchObject({ status: 2, stdout: '' });
    }
    await expect(samples.run(['ask', 'Xen?', '--from', '2026-02-01', '--to', '2026-01-01'])).resolves.toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--from is the earlier one'),
    });
  });

  test('bears any question', async () => {
    const questions = [
      '🙂🙂',
      'the of and',
      "'; DROP TABLE post; --",
      'a & !b | (c',
      '\u0000\u001b[2J',
      'מה כתבת?',
      'x'.repeat(4001),
    ];
    for (const question of questions) {
      const ran = await samples.run(['ask', '--', question]);
      // Standard error may hold the progress of a slow machine.
      expect(ran).toMatchObject({ status: 0 });
      expect(ran.stdout).not.toBe('');
    }
  });
});

describe('ask --batch', () => {
  const questions = [
    { id: 'xen', question: 'What did you see about Xen?', kind: 'topic', posts: [] },
    { id: 2, question: 'What did you see about Kubernetes?' },
    { id: 'more', question: 'and in January 2026?', context: 'What did you write about USB?' },
  ];
  const jsonl = questions.map((question) => JSON.stringify(question)).join('\n');

  test('answers each line with a line', async () => {
    const file = join(directory(), 'questions.jsonl');
    await writeFile(file, `${jsonl}\n\n`);
    const { status, stdout, stderr } = await samples.run(['ask', '--batch', file]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id, found }) => [id, found])).toEqual([
      ['xen', true],
      [2, false],
      ['more', true],
    ]);
    expect(Object.keys(answers[0])).toEqual(['id', 'found', 'interpreted', 'citations', 'nearestTopics', 'ms']);
    expect(answers[2].interpreted).toMatchObject({ terms: ['USB'], from: '2026-01-01', to: '2026-01-31' });
  });

  test('reads standard input, names the lines that are wrong and answers the others', async () => {
    const input = `nonsense\n{"id":"a"}\n${jsonl}`;
    const { status, stdout, stderr } = await samples.run(['ask', '--batch', '-'], { input });
    expect(status).toBe(1);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toHaveLength(5);
    expect(answers[0]).toEqual({ id: null, line: 1, error: expect.stringContaining('not JSON') });
    expect(answers[1]).toEqual({ id: 'a', line: 2, error: expect.stringContaining('"question"') });
    expect(stderr).toMatch(/^standard input:1: .*\nstandard input:2: .*\n$/);
  });

  test('says what is wrong with the file', async () => {
    for (const path of [join(directory(), 'missing.jsonl'), directory()]) {
      const ran = await samples.run(['ask', '--batch', path]);
      expect(ran).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining(path) });
      expect(ran.stderr.trimEnd()).not.toContain('\n');
    }
    const empty = await samples.run(['ask', '--batch', '-'], { input: '\n' });
    expect(empty).toMatchObject({ status: 1, stderr: 'fieldnotes: standard input holds no question.\n' });
  });
});

describe('posts, post, topics and status', () => {
  test('posts are listed newest first, and narrowed', async () => {
    const { stdout } = await samples.run(['posts', '--limit', '3'], { terminal: { columns: 60 } });
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('24 May 2026');
    const about = await json('posts', '--topic', 'xen', '--feed', 'samples');
    expect(about).toHaveLength(2);
    expect(about[0]).toMatchObject({ title: 'Xen on the small server, one year later', feed: 'samples' });
  });

  test('a post shows what was read from it and why', async () => {
    const [{ id }] = await json('posts', '--topic', 'Xen');
    const { stdout } = await samples.run(['post', String(id)]);
    for (const part of ['Summary', 'Keyphrases', 'Topics', '“Xen” ', ' in the title', 'passages']) {
      expect(stdout).toContain(part);
    }
    const details = await json('post', String(id));
    expect(details.passages).toBeGreaterThan(0);
    for (const sentence of details.summary) expect(details.body).toContain(sentence);
  });

  test.each([
    ['999999', 1],
    ['x', 2],
    ['-1', 2],
    ['99999999999', 2],
  ])('there is no post %s', async (id, status) => {
    const ran = await samples.run(['post', '--', id]);
    expect(ran).toMatchObject({ status, stdout: '', stderr: expect.stringContaining('fieldnotes posts lists them') });
  });

  test('topics are a bar chart that needs no colour', async () => {
    const { stdout } = await samples.run(['topics', '--limit', '5']);
    const counts = stdout
      .trimEnd()
      .split('\n')
      .map((line) => Number(/█ (\d+)$/.exec(line)?.[1]));
    expect(counts).toHaveLength(5);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    const topics = await json('topics', '--limit', '5');
    expect(topics.map(({ posts }: { posts: number }) => posts)).toEqual(counts);
  });

  test('status shows feeds and jobs, and no secret', async () => {
    const { environment } = samples;
    const people = await samples.run(['status']);
    const programs = await json('status');
    expect(programs).toMatchObject({
      store: { kind: 'external', version: expect.stringMatching(/^\d+/) },
      queue: { kind: 'postgres', waiting: 0, active: 0, delayed: 0, failed: 0, failures: [] },
      feeds: [{ title: 'samples', posts: 22, read: 22 }],
    });
    expect(people.stdout).toMatch(/samples +22 posts, all read, latest 24 May 2026/);
    const { password } = new URL(environment.DATABASE_URL);
    expect(password).not.toBe('');
    expect(people.stdout + JSON.stringify(programs)).not.toContain(password);
  });

  test('no job has failed', async () => {
    await expect(samples.run(['retry'])).resolves.toMatchObject({ status: 0, stdout: 'No job has failed.\n' });
  });
});

describe('before anything is imported', () => {
  test('each command says how to begin', async () => {
    const empty = await install();
    await expect(empty.run(['ask', 'Xen?'])).resolves.toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('Nothing has been imported yet: fieldnotes import'),
    });
    const batch = await empty.run(['ask', '--batch', '-'], { input: '{"id":1,"question":"Xen?"}' });
    expect(batch).toMatchObject({ status: 1, stdout: '' });
    for (const command of ['posts', 'topics']) {
      await expect(empty.run([command])).resolves.toMatchObject({
        status: 0,
        stderr: expect.stringContaining('fieldnotes import'),
      });
      await expect(empty.run([command, '--json'])).resolves.toMatchObject({ status: 0, stdout: '[]\n' });
    }
    await expect(empty.run(['status'])).resolves.toMatchObject({
      stdout: expect.stringContaining('fieldnotes import'),
    });
  });
});

async function bodiesByTitle(): Promise<Map<string, string>> {
  const posts: { id: number }[] = await json('posts', '--limit', '100');
  const details = await Promise.all(posts.map(({ id }) => json('post', String(id))));
  return new Map(details.map(({ title, body }) => [title, body]));
}

describe('topics', () => {
  test('over time, with what rises and what fades', async () => {
    const trends = await json('topics', '--by', 'year');
    const years = trends.periods.map((day: string) => day.slice(0, 4));
    expect(years).toEqual([...years].sort());
    expect(trends.trends[0]).toMatchObject({ topic: expect.any(String), total: expect.any(Number) });
    const posts = await json('posts', '--limit', '100');
    const dated = posts.filter(({ publishedAt }: { publishedAt: string | null }) => publishedAt !== null).length;
    expect(trends.posts.reduce((sum: number, count: number) => sum + count, 0)).toBe(dated);
    const drawn = await samples.run(['topics', '--since', '2025-01-01', '--by', 'month']);
    expect(drawn).toMatchObject({ status: 0, stdout: expect.stringMatching(/2025-\d\d-01/) });
    expect(drawn.stdout).toMatch(/[▁▂▃▄▅▆▇█]/);
  });

  test('can be edited, and the posts are read again', async () => {
    const names = async () => (await json('topics')).map(({ topic }: { topic: string }) => topic);
    const [most = ''] = await names();
    const renamed = await samples.run(['topics', 'rename', most, '--to', 'what was first']);
    expect(renamed).toMatchObject({ status: 0, stdout: expect.stringContaining(`${most} is called what was first.`) });
    await samples.run(['import', inProject('samples')]);
    expect(await names()).toContain('what was first');
    expect(await names()).not.toContain(most);
    await samples.run(['topics', 'rename', 'what was first', '--to', most]);
    await samples.run(['import', inProject('samples')]);
    expect(await names()).toContain(most);
  });

  test.each([
    [['topics', 'mute', 'nothing', 'at', 'all'], /^No topic is called nothing at all/],
    [['topics', 'rename', 'virtualization'], /give --to/],
    [['topics', 'explode', 'virtualization'], /explode is not one of add/],
    [['topics', '--to', 'x'], /Say what is to be done/],
  ])('%j is refused in a line that says what to do', async (words, message) => {
    const ran = await samples.run(words);
    expect(ran.status).not.toBe(0);
    expect(ran.stderr.replace(/^fieldnotes: /, '')).toMatch(message);
  });
});
