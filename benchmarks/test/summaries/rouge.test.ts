import { describe, expect, it } from 'vitest';
import { rouge, tokens } from '../../src/summaries/rouge.js';

describe('ROUGE', () => {
  it('lowers, takes runs of letters and digits, and stems what is longer than three characters', () => {
    expect(tokens('The Cats’ file-systems, DNS 2.6: running')).toEqual([
      'the',
      'cat',
      'file',
      'system',
      'dns',
      '2',
      '6',
      'run',
    ]);
  });

  it('counts shared words and pairs of words, each as often as it stands in both', () => {
    // 3 of 6 and 5 words; 2 of 5 and 4 pairs.
    const { r1, r2 } = rouge(['the cat sat on the mat'], ['the cat sat, sat, sat']);
    expect(r1).toBeCloseTo((2 * 3) / (6 + 5));
    expect(r2).toBeCloseTo((2 * 2) / (5 + 4));
  });

  it('joins the longest common subsequences of every sentence of the reference', () => {
    // Lin 2004, section 3.2: w1 w2 w3 w4 w5 against w1 w2 w6 w7 w8 and w1 w3 w8 w9 w5: the union is w1 w2 w3 w5.
    const { rlsum } = rouge(['w1 w2 w3 w4 w5'], ['w1 w2 w6 w7 w8', 'w1 w3 w8 w9 w5']);
    expect(rlsum).toBeCloseTo((2 * 4) / (5 + 10));
  });

  it('is 1 for the same words and 0 for no shared one', () => {
    expect(rouge(['Xen boots a kernel.'], ['Xen boots a kernel.'])).toEqual({ r1: 1, r2: 1, rlsum: 1 });
    expect(rouge(['Xen boots.'], ['A garden'])).toEqual({ r1: 0, r2: 0, rlsum: 0 });
    expect(rouge([], [])).toEqual({ r1: 0, r2: 0, rlsum: 0 });
  });
});
