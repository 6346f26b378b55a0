import { describe, expect, it } from 'vitest';
import type { Block } from '../src/model.js';
import { createReader } from '../src/read.js';
import { buildPassages } from '../src/text/passages.js';
import { splitSentences } from '../src/text/sentences.js';
import { loadTaxonomy } from '../src/topics/taxonomy.js';

// Left to `npm run test:whole`, which .ci/run calls: both take many seconds of processor time.

const reader = createReader({ taxonomy: loadTaxonomy() });

describe('hostile text at full size', () => {
  it('splits 10 MB without a space into sentences short enough to quote', { timeout: 120_000 }, () => {
    const body = 'x'.repeat(10_000_000);
    const blocks: Block[] = [{ kind: 'paragraph', start: 0, end: body.length }];
    const sentences = splitSentences(body, blocks, 'en');
    expect(sentences).toHaveLength(10_000);
    const passages = buildPassages({ title: '', topics: [], body, blocks, sentences, language: 'en' });
    expect(passages.length).toBeLessThan(10_000);
  });

  it('makes passages of 100,000 headings', { timeout: 120_000 }, () => {
    const body = 'Heading\n\n'.repeat(100_000);
    const blocks = Array.from(
      { length: 100_000 },
      (_, index): Block => ({ kind: 'heading', start: index * 9, end: index * 9 + 7 }),
    );
    const sentences = splitSentences(body, blocks, 'en');
    expect(sentences).toHaveLength(100_000);
    const passages = buildPassages({ title: '', topics: [], body, blocks, sentences, language: 'en' });
    expect(passages).toHaveLength(Math.ceil((100_000 - 6) / 3) + 1);
  });

  it('reads 10 MB without a space', { timeout: 120_000 }, () => {
    const body = 'x'.repeat(10_000_000);
    const blocks: Block[] = [{ kind: 'paragraph', start: 0, end: body.length }];
    const reading = reader.read({ title: '', body, blocks, tags: [], language: null });
    expect(reading.keyphrases).toEqual([]);
    expect(reading.summary).toEqual([]);
  });

  it('reads 100,000 headings', { timeout: 120_000 }, () => {
    const blocks = Array.from(
      { length: 100_000 },
      (_, index): Block => ({ kind: 'heading', start: index * 5, end: index * 5 + 3 }),
    );
    const reading = reader.read({ title: '', body: 'Xen\n\n'.repeat(100_000), blocks, tags: [], language: 'en' });
    expect(reading.keyphrases.map(({ phrase }) => phrase)).toEqual(['Xen']);
    expect(reading.summary).toEqual([]);
  });
});
