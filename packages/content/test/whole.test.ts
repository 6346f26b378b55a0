import { describe, expect, it } from 'vitest';
import type { Block } from '../src/model.js';
import { createReader } from '../src/read.js';
import { loadTaxonomy } from '../src/topics/taxonomy.js';

// Left to `npm run test:whole`, which .ci/run calls: both take many seconds of processor time.

const reader = createReader({ taxonomy: loadTaxonomy() });

describe('hostile text at full size', () => {
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
