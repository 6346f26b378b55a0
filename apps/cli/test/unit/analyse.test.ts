import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseTextLine } from '../../src/analyse/text-lines.js';
import { EXIT } from '../../src/errors.js';
import { useDirectory } from '../support/database.js';
import { run } from '../support/program.js';

const directory = useDirectory();
const environment = {};
const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const posts = [
  { id: 'a', title: 'Live migration with Xen', text: 'Live migration with Xen. Xen moves a guest to another host.' },
  { id: 2, text: 'Der Kernel liest die Tabelle, und die Tabelle ist lang.', tags: ['not looked at'] },
];
const input = posts.map((post) => JSON.stringify(post)).join('\n');

describe('fieldnotes analyse', () => {
  test('answers each text with a line, without a database', async () => {
    const ran = await run(['analyse', '--batch', '-'], { environment, input });
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    const [first, second] = lines(ran.stdout);
    expect(Object.keys(first ?? {})).toEqual(['id', 'language', 'keyphrases', 'tags', 'topics', 'summary']);
    expect(first).toMatchObject({
      id: 'a',
      language: 'en',
      keyphrases: expect.arrayContaining([{ phrase: 'Xen', score: expect.any(Number) }]),
      tags: expect.arrayContaining(['Xen']),
      summary: ['Xen moves a guest to another host.'],
    });
    expect(second).toMatchObject({ id: 2, language: 'de' });
    expect(JSON.stringify(second)).not.toContain('not looked at');
  });

  test('takes the file for a blog with --corpus', async () => {
    const blog = Array.from({ length: 9 }, (_, id) => ({ id, title: 'A telescope', text: 'Another telescope.' }));
    const odd = { id: 'odd', text: 'The sundial stood beside the telescope.' };
    const file = join(directory(), 'blog.jsonl');
    await writeFile(file, [...blog, odd].map((post) => JSON.stringify(post)).join('\n'));
    const tagsOf = async (...more: string[]) =>
      lines((await run(['analyse', '--batch', file, ...more], { environment })).stdout).at(-1)?.tags;
    expect(await tagsOf()).toEqual(['sundial', 'telescope']);
    expect(await tagsOf('--corpus')).toEqual(['telescope', 'sundial']);
  });

  test('says which line is no text, and goes on', async () => {
    const ran = await run(['analyse', '--batch', '-'], { environment, input: `{"id":1}\n\nnonsense\n${input}` });
    expect(ran.status).toBe(1);
    expect(ran.stderr.trimEnd().split('\n')).toHaveLength(2);
    expect(lines(ran.stdout)).toHaveLength(4);
    expect(lines(ran.stdout)[0]).toMatchObject({ id: 1, line: 1, error: '"text" is not a text' });
  });

  test.each([[['analyse']], [['analyse', '--batch', '-', '--corpus']]])('%j is a mistake of usage', async (line) => {
    const ran = await run(line, { environment, input });
    expect(ran.status).toBe(EXIT.usage);
    expect(ran.stderr).toMatch(/^fieldnotes: [^\n]+\n$/);
  });

  test('a batch without a text is a failure', async () => {
    expect((await run(['analyse', '--batch', '-'], { environment, input: '\n' })).status).not.toBe(0);
  });
});

test('a line may have a title of null, and a text that is too long is named', () => {
  const parse = (text: string) => parseTextLine({ number: 3, text, isTooLong: false });
  expect(parse('{"id":1,"title":null,"text":""}')).toEqual({
    kind: 'text',
    line: 3,
    text: { id: 1, title: '', text: '' },
  });
  expect(parse('[]')).toMatchObject({ kind: 'wrong', line: 3 });
  expect(parseTextLine({ number: 4, isTooLong: true })).toMatchObject({ kind: 'wrong', line: 4 });
});
