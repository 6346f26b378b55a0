import { describe, expect, it } from 'vitest';
import { inJudgedOrder, meanOf, measure } from '../../src/judged/measures.js';

/** Worked out by hand from the definitions in trec_eval's m_ndcg_cut.c, m_map.c and m_recip_rank.c. */
describe('measure', () => {
  const grades = new Map([
    ['best', 3],
    ['good', 1],
    ['far', 2],
    ['none', 0],
    ['bad', -1],
  ]);

  it('takes the grade for the gain and discounts it by the logarithm of the rank', () => {
    const dcg = 1 / Math.log2(2) + 3 / Math.log2(4);
    const ideal = 3 / Math.log2(2) + 2 / Math.log2(3) + 1 / Math.log2(4);
    expect(measure(['good', 'none', 'best'], grades).ndcg10).toBeCloseTo(dcg / ideal, 12);
  });

  it('takes no more than ten for nDCG, of what was found and of what there is', () => {
    const many = new Map(Array.from({ length: 20 }, (_, at) => [`d${at}`, 1] as const));
    expect(measure([...many.keys()].slice(0, 10), many).ndcg10).toBeCloseTo(1, 12);
    const late = [...Array.from({ length: 10 }, (_, at) => `other${at}`), 'd0'];
    expect(measure(late, many).ndcg10).toBe(0);
  });

  it('divides average precision by all that is relevant, found or not', () => {
    expect(measure(['none', 'best', 'bad', 'far'], grades).map).toBeCloseTo((1 / 2 + 2 / 4) / 3, 12);
  });

  it('counts a negative grade as not relevant, and never as a loss', () => {
    expect(measure(['bad', 'best'], grades)).toMatchObject({ mrr: 1 / 2 });
    expect(measure(['bad'], grades).ndcg10).toBe(0);
  });

  it('divides precision at 30 by 30, however little was found', () => {
    expect(measure(['best', 'good'], grades)).toMatchObject({ p30: 2 / 30, r100: 2 / 3 });
  });

  it('gives nothing for a question without a result', () => {
    expect(measure([], grades)).toEqual({ ndcg10: 0, map: 0, p30: 0, mrr: 0, r100: 0 });
  });

  it('counts every question alike', () => {
    const right = measure(['best', 'far', 'good'], grades);
    expect(meanOf([right, measure([], grades)]).map).toBeCloseTo(right.map / 2, 12);
  });
});

describe('inJudgedOrder', () => {
  it('puts equal scores in the order of trec_eval, the last id first', () => {
    const run = [
      { id: 'a', score: 1 },
      { id: 'c', score: 1 },
      { id: 'b', score: 2 },
    ];
    expect(inJudgedOrder(run).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });

  it('takes for equal what a 32-bit number cannot tell apart', () => {
    const run = [
      { id: 'a', score: 60.000001 },
      { id: 'b', score: 60.000002 },
    ];
    expect(inJudgedOrder(run).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
