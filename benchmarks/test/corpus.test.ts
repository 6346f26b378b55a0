import { createHash } from 'node:crypto';
import { createReader, loadTaxonomy } from '@fieldnotes/content';
import { beforeAll, describe, expect, it } from 'vitest';
import { productStopWords } from '../src/corpus/function-words.js';
import { generatePosts } from '../src/corpus/generate.js';
import { writePost } from '../src/corpus/post.js';
import { Random } from '../src/corpus/random.js';
import { CorpusCounter, type CorpusStatistics } from '../src/corpus/statistics.js';
import { Zipf } from '../src/corpus/zipf.js';

const SEED = 'fieldnotes';

describe('a generated post', () => {
  it('is the same for the same seed, feed and number, and another one otherwise', () => {
    expect(writePost(SEED, 3, 5)).toEqual(writePost(SEED, 3, 5));
    const bodies = [writePost(SEED, 3, 5), writePost(SEED, 3, 6), writePost(SEED, 4, 5), writePost('other', 3, 5)];
    expect(new Set(bodies.map(({ body }) => body)).size).toBe(4);
  });

  it('is the one that the figures of the README were measured on', () => {
    const hash = createHash('sha256');
    for (let number = 0; number < 20; number++) {
      const { title, body } = writePost(SEED, number % 10, number);
      hash.update(`${title}\n${body}\n`);
    }
    expect(hash.digest('hex')).toBe('582f2ae32826e2875cba6ce44337c1e709169b768c9e126b4e633ce2aa733cf6');
  });

  it('has blocks in order that cover everything but the blank lines between them', () => {
    for (let number = 0; number < 50; number++) {
      const { body, blocks } = writePost(SEED, 0, number);
      expect(blocks.map(({ start, end }) => body.slice(start, end)).join('\n\n')).toBe(body);
    }
  });

  it('follows the earlier posts of its feed in time', () => {
    const days = Array.from({ length: 100 }, (_, number) => Number(writePost(SEED, 1, number).publishedAt));
    expect(days).toEqual([...days].sort((a, b) => a - b));
  });
});

describe('the generated corpus', () => {
  let statistics: CorpusStatistics;

  beforeAll(async () => {
    const counter = new CorpusCounter();
    for (const { reading } of generatePosts(SEED, createReader({ taxonomy: await loadTaxonomy() }))) {
      counter.add(reading);
      if (counter.passages >= 2000) break;
    }
    statistics = counter.statistics();
  });

  // The bounds that the README states; an archive of 619 real posts lies within them too.
  it.each<[keyof CorpusStatistics, number, number]>([
    ['passagesPerPost', 5, 13],
    ['tokensPerPassage', 65, 95],
    ['termsPerPassage', 30, 45],
    ['types', 6000, 16_000],
    ['inOnePost', 0.6, 0.8],
    ['inTenPercent', 15, 60],
    ['inOnePercent', 400, 1000],
    ['commonest', 0.2, 0.45],
    ['burst', 0.8, 2],
  ])('has %s from %d to %d', (name, least, most) => {
    expect(statistics[name]).toBeGreaterThanOrEqual(least);
    expect(statistics[name]).toBeLessThanOrEqual(most);
  });
});

describe('random numbers', () => {
  it('are spread evenly', () => {
    const random = new Random('even');
    const counts = Array.from({ length: 10 }, () => 0);
    for (let drawn = 0; drawn < 20_000; drawn++) {
      const at = random.integer(0, 9);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  it('shuffle without loss', () => {
    const items = Array.from({ length: 50 }, (_, at) => at);
    const shuffled = new Random('shuffle').shuffle(items);
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
  });

  it('fall by rank as Zipf has it', () => {
    const [zipf, random] = [new Zipf(1000, { exponent: 1, shift: 0 }), new Random('zipf')];
    const counts = new Map<number, number>();
    for (let drawn = 0; drawn < 50_000; drawn++) {
      const rank = zipf.draw(random);
      counts.set(rank, (counts.get(rank) ?? 0) + 1);
    }
    const of = (rank: number) => counts.get(rank) ?? 0;
    expect(of(0) / of(1)).toBeCloseTo(2, 0);
    expect(of(0) / of(9)).toBeGreaterThan(8);
    expect(of(0) / of(9)).toBeLessThan(12);
  });
});

it('stop words are those function words that the product does not ask for', () => {
  expect([...productStopWords()]).toEqual(expect.arrayContaining(['the', 'of', 'what', 'about']));
  expect(productStopWords().has('down')).toBe(false);
});
