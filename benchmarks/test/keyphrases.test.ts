import { describe, expect, it } from 'vitest';
import { packages } from '../src/keyphrases/peers.js';
import { f1At, normalPhrase } from '../src/keyphrases/protocol.js';
import { scoreLearned } from '../src/tags/learned.js';

describe('the protocol of keyphrases', () => {
  it('compares without casing, outer punctuation and endings', () => {
    expect(normalPhrase(' “File  Systems”, ')).toBe(normalPhrase('file system'));
    expect(normalPhrase('file-systems')).not.toBe(normalPhrase('file systems'));
    expect(normalPhrase('--')).toBe('');
  });

  it('counts what is said twice once, on both sides', () => {
    expect(f1At(['Kernel', 'kernels', 'driver'], ['kernel', 'Kernels'], 2)).toBeCloseTo(2 / 3);
    expect(f1At(['driver', 'kernel'], ['kernel'], 1)).toBe(0);
    expect(f1At([], ['kernel'], 5)).toBe(0);
  });
});

describe('the peers', () => {
  const text = {
    id: '1',
    title: '',
    date: '',
    labels: [],
    text: 'The page cache keeps file data. The page cache is shared. A file system fills the page cache.',
  };

  it.each(packages().map((finder) => [finder.name, finder] as const))('%s finds something', async (_, finder) => {
    finder.prepare?.([text]);
    expect((await finder.find(text, 0)).map(normalPhrase).join(' ')).toContain('cach');
  });
});

it('learns from the oldest posts and asks about the newest', () => {
  const post = (day: number) => ({
    id: String(day),
    title: '',
    date: `2020-01-${String(day).padStart(2, '0')}`,
    text: day % 2 ? 'Bread from the oven.' : 'Pruning the apple tree.',
    labels: [day % 2 ? 'baking' : 'garden'],
  });
  const { learned, tested, scores, confident } = scoreLearned(Array.from({ length: 30 }, (_, at) => post(30 - at)));
  expect([learned, tested]).toEqual([24, 6]);
  expect(scores.fieldnotes?.p1).toBe(100);
  expect(scores['nearest posts']?.p1).toBe(100);
  expect(scores['most frequent']?.p1).toBe(50);
  expect(confident).toMatchObject({ posts: 100, proposed: 6, right: 100 });
  expect(confident.expected).toBeGreaterThan(80);
});
