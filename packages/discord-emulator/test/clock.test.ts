import { describe, expect, it } from 'vitest';
import { createClock } from '../src/index.js';
import { Snowflakes, shardOf, snowflakeTime } from '../src/state/snowflakes.js';

const NOON = Date.UTC(2026, 5, 1, 12);

describe('a clock that stands', () => {
  it('moves by hand, and runs what falls due on the way, earliest first', () => {
    const clock = createClock({ frozenAt: NOON });
    const ran: string[] = [];
    clock.after(200, () => ran.push('second'));
    clock.after(100, () => ran.push('first'));
    const cancel = clock.after(150, () => ran.push('cancelled'));
    clock.after(201, () => ran.push('later'));
    cancel();
    clock.advance(200);
    expect(ran).toEqual(['first', 'second']);
    expect(clock.now()).toBe(NOON + 200);
    clock.stop();
    clock.advance(1_000);
    expect(ran).toHaveLength(2);
  });
});

describe('a clock that runs', () => {
  it('rings on time and can be moved forward', async () => {
    const clock = createClock();
    await new Promise<void>((resolve) => {
      clock.after(5, resolve);
    });
    const before = clock.now();
    clock.advance(60_000);
    expect(clock.now() - before).toBeGreaterThanOrEqual(60_000);
    clock.stop();
  });
});

describe('snowflakes', () => {
  it('carry their time, always grow, and choose the shard', () => {
    const clock = createClock({ frozenAt: NOON });
    const snowflakes = new Snowflakes(clock);
    const ids = Array.from({ length: 10_000 }, () => BigInt(snowflakes.next()));
    expect(ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? 0n))).toBe(true);
    expect(snowflakeTime(String(ids[0]))).toBe(NOON);
    // The example of Discord's documentation.
    expect(snowflakeTime('175928847299117063')).toBe(1_462_015_105_796);
    expect(shardOf(String(5n << 22n), 2)).toBe(1);
  });
});
