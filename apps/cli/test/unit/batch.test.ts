import { describe, expect, test } from 'vitest';
import { parseLine } from '../../src/ask/batch.js';
import { type Line, readLines } from '../../src/ask/lines.js';

async function lines(chunks: readonly (string | Buffer)[], longest = 100): Promise<Line[]> {
  async function* input() {
    yield* chunks;
  }
  const read: Line[] = [];
  for await (const line of readLines(input(), longest)) read.push(line);
  return read;
}

describe('lines', () => {
  test('are put together across chunks, and through the middle of a character', async () => {
    const text = Buffer.from('één\ntwee\n\ndrie');
    const bytes = [...text].map((byte) => Buffer.from([byte]));
    const expected = ['één', 'twee', '', 'drie'].map((line, at) => ({ number: at + 1, text: line, isTooLong: false }));
    await expect(lines(bytes)).resolves.toEqual(expected);
    await expect(lines([text])).resolves.toEqual(expected);
  });

  test('that are too long are thrown away as they come', async () => {
    const read = await lines(['a'.repeat(60), 'a'.repeat(60), '\nb\n', 'c'.repeat(101)]);
    expect(read).toEqual([
      { number: 1, isTooLong: true },
      { number: 2, text: 'b', isTooLong: false },
      { number: 3, isTooLong: true },
    ]);
  });

  test('no input has no line, a byte order mark is no text', async () => {
    await expect(lines([])).resolves.toEqual([]);
    await expect(lines(['\ufeffa\r\n'])).resolves.toEqual([{ number: 1, text: 'a\r', isTooLong: false }]);
  });
});

describe('a question of a batch', () => {
  const parse = (text: string) => parseLine({ number: 1, text, isTooLong: false });

  test('has an id, a question and perhaps a context', () => {
    expect(parse('{"id":"a","question":"q?"}')).toEqual({ kind: 'question', question: { id: 'a', question: 'q?' } });
    expect(parse('{"id":7,"question":"q?","context":"c","posts":[]}\r')).toEqual({
      kind: 'question',
      question: { id: 7, question: 'q?', context: 'c' },
    });
    expect(parse('{"id":7,"question":"q?","context":null}')).toMatchObject({ question: { id: 7, question: 'q?' } });
    expect(parse('  ')).toEqual({ kind: 'blank' });
  });

  test.each([
    ['{"id":', null, 'not JSON'],
    ['[]', null, 'not an object'],
    ['{"question":"q"}', null, '"id"'],
    ['{"id":"a"}', 'a', '"question"'],
    ['{"id":"a","question":"q","context":1}', 'a', '"context"'],
  ])('%s is none', (text, id, error) => {
    expect(parse(text)).toEqual({ kind: 'wrong', id, error: expect.stringContaining(error) });
  });
});
