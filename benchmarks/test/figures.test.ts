import { describe, expect, it } from 'vitest';
import { median, quantile, round } from '../src/harness/figures.js';
import { tableLines } from '../src/harness/output.js';

describe('quantiles', () => {
  it('lie between two values where the sample has none', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([3, 1, 2])).toBe(2);
    expect(quantile([10, 0], 0.95)).toBeCloseTo(9.5);
    expect(quantile([7], 0.95)).toBe(7);
    expect(median([])).toBeNaN();
  });

  it('order numbers as numbers', () => {
    expect(median([10, 9, 100])).toBe(10);
  });

  it('leave the sample as it was', () => {
    const sample = [3, 1, 2];
    median(sample);
    expect(sample).toEqual([3, 1, 2]);
  });
});

it('figures are rounded to what is worth reading', () => {
  expect(round(12.3456)).toBe(12.35);
  expect(round(12.3456, 0)).toBe(12);
});

it('a table is as wide as its content', () => {
  expect(tableLines([{ title: 'system', align: 'left' }, { title: 'ms' }], [['ours', '1.25'], ['a']])).toEqual([
    'system    ms',
    '──────  ────',
    'ours    1.25',
    'a',
  ]);
});
