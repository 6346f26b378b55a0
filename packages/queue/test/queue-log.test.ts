import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reportOnce } from '../src/queue-log.js';

describe('an error that comes again and again', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is reported once in ten seconds, and another one beside it', () => {
    const warn = vi.fn();
    const report = reportOnce({ info: () => undefined, warn });
    for (let second = 0; second < 25; second += 1) {
      report(new Error('refused'), 'away');
      if (second === 3) report(new Error('denied'), 'away');
      vi.advanceTimersByTime(1000);
    }
    expect(warn.mock.calls.map(([{ err }]) => err.message)).toEqual(['refused', 'denied', 'refused', 'refused']);
  });

  it('does not fill the memory with errors that all differ', () => {
    const warn = vi.fn();
    const report = reportOnce({ info: () => undefined, warn });
    for (let count = 0; count < 1000; count += 1) report(new Error(`number ${count}`), 'away');
    expect(warn).toHaveBeenCalledTimes(1000);
  });
});
