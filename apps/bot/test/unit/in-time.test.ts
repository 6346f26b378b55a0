import { afterEach, expect, it, vi } from 'vitest';
import { inTime } from '../../src/framework/in-time.js';

afterEach(() => {
  vi.useRealTimers();
});

it('gives what came in time, and leaves no timer behind', async () => {
  vi.useFakeTimers();
  expect(await inTime(Promise.resolve('found'), 100, 'nothing')).toBe('found');
  expect(vi.getTimerCount()).toBe(0);
});

it('gives something else for what comes late, whatever becomes of it', async () => {
  vi.useFakeTimers();
  let fail: (error: Error) => void = () => undefined;
  const answer = inTime(new Promise<string>((_, reject) => (fail = reject)), 100, 'nothing');
  await vi.advanceTimersByTimeAsync(100);
  expect(await answer).toBe('nothing');
  fail(new Error('too late to matter'));
});

it('passes a failure through', async () => {
  await expect(inTime(Promise.reject(new Error('lost')), 100, 'nothing')).rejects.toThrow('lost');
});
