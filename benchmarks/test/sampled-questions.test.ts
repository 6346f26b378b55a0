import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PassageWriter, readPassages } from '../src/ask/passages.js';
import { dated, misspelt, phrase } from '../src/ask/phrasing.js';
import { type SampledQuestion, sampleQuestions } from '../src/ask/questions.js';
import { writePost } from '../src/corpus/post.js';
import { Random } from '../src/corpus/random.js';

const FRAME_WORDS =
  `what did you see about write how do use can fix anything on have ever tried which posts mention what
  your take why does fail and`.split(/\s+/);

describe('questions about passages', () => {
  let directory: string;
  let passagesFile: string;
  let passages: number;
  let questions: readonly SampledQuestion[];

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'fieldnotes-bench-test-'));
    passagesFile = path.join(directory, 'passages.jsonl');
    const writer = new PassageWriter(passagesFile);
    for (let number = 0; number < 60; number++) {
      const { source, title, body, publishedAt } = writePost('test', number % 10, number);
      for (const text of body.split('\n\n')) {
        await writer.write({ source, title, text, date: publishedAt?.toISOString() ?? '' });
      }
    }
    await writer.close();
    passages = writer.written;
    questions = await sampleQuestions({ passagesFile, passages, count: 300, seed: 'test' });
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('are the same for the same seed, and others for another', async () => {
    const options = { passagesFile, passages, count: 300 };
    expect(await sampleQuestions({ ...options, seed: 'test' })).toEqual(questions);
    expect(await sampleQuestions({ ...options, seed: 'another' })).not.toEqual(questions);
  });

  it('are of every kind, and mostly plain', () => {
    const share = (kind: string) => questions.filter((question) => question.kind === kind).length / questions.length;
    for (const kind of ['dated', 'misspelt', 'unanswerable']) {
      expect(share(kind)).toBeGreaterThan(0.03);
      expect(share(kind)).toBeLessThan(0.16);
    }
    expect(share('plain')).toBeGreaterThan(0.6);
  });

  it('know the passages of the post that they were made from', async () => {
    const sources = new Map<number, string>();
    for await (const { id, source } of readPassages(passagesFile)) sources.set(id, source);
    for (const { source, first, last } of questions.filter(({ kind }) => kind !== 'unanswerable')) {
      expect(sources.get(first)).toBe(source);
      expect(sources.get(last)).toBe(source);
      expect(sources.get(first - 1)).not.toBe(source);
      expect(sources.get(last + 1)).not.toBe(source);
    }
  });

  it('ask with a word that no passage has where no post should answer', async () => {
    const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}._+-]*[\p{L}\p{N}]/gu) ?? [];
    const known = new Set(FRAME_WORDS);
    for await (const { title, text } of readPassages(passagesFile)) {
      for (const word of wordsIn(`${title} ${text}`)) known.add(word);
    }
    for (const question of questions) {
      const unknown = wordsIn(question.text).filter((word) => !known.has(word));
      if (question.kind === 'plain') expect(unknown).toEqual([]);
      if (question.kind !== 'unanswerable') continue;
      expect(question.source).toBeNull();
      expect(unknown).toHaveLength(1);
    }
  });
});

describe('phrasing', () => {
  it('keeps every word', () => {
    const random = new Random('phrase');
    for (let round = 0; round < 50; round++) {
      const question = phrase(['alpha', 'beta', 'gamma'], random);
      for (const word of ['alpha', 'beta', 'gamma']) expect(question).toContain(word);
    }
  });

  it('names a period that the date lies in', () => {
    const random = new Random('dated');
    const periods = Array.from({ length: 40 }, () => dated('anything on Xen?', '2005-07-23T00:00:00.000Z', random));
    expect(new Set(periods)).toEqual(
      new Set([
        'anything on Xen in 2005?',
        'anything on Xen in July 2005?',
        'anything on Xen since 2005?',
        'anything on Xen before 2006?',
      ]),
    );
  });

  it('slips once within a word, and never in a short one', () => {
    const random = new Random('slip');
    const slips = new Set(Array.from({ length: 60 }, () => misspelt('kernel', random)));
    for (const slip of slips) {
      expect(slip).toMatch(/^k/);
      expect(Math.abs(slip.length - 6)).toBeLessThanOrEqual(1);
    }
    expect(slips.size).toBeGreaterThan(5);
    expect(misspelt('xen', random)).toBe('xen');
  });
});
