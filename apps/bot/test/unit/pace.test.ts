import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPace, type Urgency } from '../../src/discord/pace.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const REQUESTS = 5;
const PER_MS = 100;

const pass = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The most arrivals that lie within `PER_MS` of each other. */
function most(arrivals: readonly number[]): number {
  const sorted = arrivals.toSorted((a, b) => a - b);
  return Math.max(...sorted.map((from) => sorted.filter((at) => at >= from && at < from + PER_MS).length));
}

describe('the pace', () => {
  it('is within the limit where requests arrive, however long they take to get there', async () => {
    const way = fc.record({ askedAfter: fc.nat(60), there: fc.nat(150), back: fc.nat(150) });
    await fc.assert(
      fc.asyncProperty(fc.array(way, { minLength: 20, maxLength: 40 }), async (ways) => {
        const pace = createPace({ requests: REQUESTS, perMs: PER_MS });
        const arrivals: number[] = [];
        const asked = ways.map(async ({ askedAfter, there, back }) => {
          await pass(askedAfter);
          await pace.run('patient', async () => {
            await pass(there);
            arrivals.push(Date.now());
            await pass(back);
          });
        });
        await vi.runAllTimersAsync();
        await Promise.all(asked);
        expect(arrivals).toHaveLength(ways.length);
        expect(most(arrivals)).toBeLessThanOrEqual(REQUESTS);
      }),
      { numRuns: 50 },
    );
  });

  it('loses little to that: with quick answers nearly as many pass as the limit allows', async () => {
    const pace = createPace();
    let done = 0;
    for (let request = 0; request < 1_000; request++) {
      void pace
        .run('patient', () => pass(20))
        .then(() => {
          done += 1;
        });
    }
    await vi.advanceTimersByTimeAsync(10_000);
    expect(done).toBeGreaterThan(450);
    expect(done).toBeLessThanOrEqual(500);
  });

  it('lets what is urgent go first, and a request that fails costs as much as another', async () => {
    const pace = createPace({ requests: 1, perMs: PER_MS });
    const begun: string[] = [];
    const ask = (urgency: Urgency, name: string) =>
      pace.run(urgency, async () => {
        begun.push(name);
        throw new Error(name);
      });
    const all = Promise.allSettled([ask('patient', '1'), ask('patient', '3'), ask('urgent', '2'), ask('patient', '4')]);
    await vi.advanceTimersByTimeAsync(PER_MS - 1);
    expect(begun).toEqual(['1']);
    await vi.runAllTimersAsync();
    expect((await all).every(({ status }) => status === 'rejected')).toBe(true);
    expect(begun).toEqual(['1', '2', '3', '4']);
  });
});
