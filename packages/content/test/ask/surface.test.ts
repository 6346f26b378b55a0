import { describe, expect, it } from 'vitest';
import { asWritten } from '../../src/ask/surface.js';

const corrected = {
  corrections: [{ from: 'glutserfs', to: 'glusterf' }],
  terms: [{ text: 'glusterf', variants: [], weight: 1, named: false }],
};

describe('asWritten', () => {
  it('shows a corrected word as the posts cited write it', () => {
    const shown = asWritten(corrected, [{ title: 'Benchmarks', quote: 'We measured GlusterF twice.' }]);
    expect(shown.corrections).toEqual([{ from: 'glutserfs', to: 'GlusterF' }]);
    expect(shown.terms[0]?.text).toBe('GlusterF');
  });

  it('keeps the index form when none of them shows the word', () => {
    expect(asWritten(corrected, [{ title: 'Other', quote: 'Words.' }])).toEqual(corrected);
  });
});
