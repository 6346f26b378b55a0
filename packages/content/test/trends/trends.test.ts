import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { going, recentFrom, trendsOf } from '../../src/trends/trends.js';

const posts = [10, 10, 10, 10, 10, 10];

describe('trends', () => {
  it('compares the newest third with what was before', () => {
    const topics = [
      { topic: 'Xen', posts: [0, 0, 1, 0, 5, 6] },
      { topic: 'ext3', posts: [6, 5, 7, 4, 1, 0] },
      { topic: 'USB', posts: [2, 3, 2, 3, 2, 3] },
    ];
    const trends = trendsOf({ posts, topics });
    expect(trends.map(({ direction }) => direction)).toEqual(['rising', 'fading', 'steady']);
    // 11 of 20 against 1 of 40: pooled 0.2, standard error √(0.2 · 0.8 · (1/20 + 1/40)) = 0.10954.
    expect(trends[0]).toMatchObject({ total: 12, recentShare: 0.55, earlierShare: 0.025 });
    expect(trends[0]?.change).toBeCloseTo(0.525 / 0.10954, 3);
    expect(going('rising', trends, 5).map(({ topic }) => topic)).toEqual(['Xen']);
    expect(going('fading', trends, 5).map(({ topic }) => topic)).toEqual(['ext3']);
  });

  it('is about shares: who writes twice as much of everything has no trend', () => {
    const busier = [5, 5, 5, 5, 20, 20];
    const [trend] = trendsOf({ posts: busier, topics: [{ topic: 'Xen', posts: [1, 1, 1, 1, 4, 4] }] });
    expect(trend).toMatchObject({ direction: 'steady', change: 0 });
  });

  it('says nothing of two posts, nor of a single stretch', () => {
    expect(trendsOf({ posts, topics: [{ topic: 'Xen', posts: [0, 0, 0, 0, 0, 2] }] })[0]?.direction).toBe('steady');
    expect(trendsOf({ posts: [9], topics: [{ topic: 'Xen', posts: [9] }] })[0]?.direction).toBe('steady');
    expect(trendsOf({ posts: [], topics: [] })).toEqual([]);
    expect([0, 1, 2, 3, 4, 12].map(recentFrom)).toEqual([0, 1, 1, 2, 3, 8]);
  });

  it('turns round when time does', () => {
    const counts = fc.array(fc.nat(9), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(counts, (topic) => {
        // Two halves would mirror exactly; thirds do when the outer ones are alike, so only the sign of a step is asked.
        const step = [0, 0, 0, 0, ...topic.slice(0, 2).map((value) => value + 1)];
        const [late] = trendsOf({ posts, topics: [{ topic: 'late', posts: step }] });
        const [early] = trendsOf({ posts, topics: [{ topic: 'early', posts: [...step].reverse() }] });
        expect(late?.change).toBeGreaterThan(0);
        expect(early?.change).toBeLessThan(0);
      }),
    );
  });
});
