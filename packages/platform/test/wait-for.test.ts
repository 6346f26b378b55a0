import { describe, expect, it, vi } from 'vitest';
import { waitFor } from '../src/index.js';

class Away extends Error {
  readonly code = 'unreachable';
}

function stage(failures: readonly Error[], deadline = Number.POSITIVE_INFINITY, longestPause?: number) {
  const left = [...failures];
  const log = { info: vi.fn(), warn: vi.fn() };
  const abort = new AbortController();
  const attempt = vi.fn(async () => {
    const failure = left.shift();
    if (failure !== undefined) throw failure;
    return 'open';
  });
  const waiting = waitFor(attempt, {
    what: 'The server',
    passing: ['unreachable'],
    deadline,
    ...(longestPause === undefined ? {} : { longestPause }),
    signal: abort.signal,
    log: log as never,
  });
  return { waiting, attempt, log, abort };
}

describe('waiting for a server', () => {
  it('says nothing when it is there', async () => {
    const { waiting, log } = stage([]);
    await expect(waiting).resolves.toBe('open');
    expect(log.warn).not.toHaveBeenCalled();
    expect(log.info).not.toHaveBeenCalled();
  });

  it('goes on with one line for a reason until it is there, then says so', async () => {
    vi.useFakeTimers();
    const { waiting, attempt, log } = stage([new Away('refused'), new Away('refused'), new Away('starting')]);
    await vi.advanceTimersByTimeAsync(5_000);
    await expect(waiting).resolves.toBe('open');
    vi.useRealTimers();
    expect(attempt).toHaveBeenCalledTimes(4);
    expect(log.warn.mock.calls.map(([{ reason }]) => reason)).toEqual(['refused', 'starting']);
    expect(log.info).toHaveBeenCalledOnce();
  });

  it('never pauses for longer than five seconds, and repeats its line twice a minute', async () => {
    vi.useFakeTimers();
    const { waiting, attempt, log } = stage(Array.from({ length: 1_000 }, () => new Away('refused')));
    waiting.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(300_000);
    vi.useRealTimers();
    expect(attempt.mock.calls.length).toBeGreaterThan(60);
    expect(attempt.mock.calls.length).toBeLessThan(110);
    expect(log.warn.mock.calls.length).toBeLessThanOrEqual(11);
    expect(log.warn.mock.calls.length).toBeGreaterThanOrEqual(8);
  });

  it('pauses for as long as it is told to', async () => {
    vi.useFakeTimers();
    const { waiting, attempt } = stage(
      Array.from({ length: 1_000 }, () => new Away('refused')),
      Number.POSITIVE_INFINITY,
      120_000,
    );
    waiting.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(3_600_000);
    vi.useRealTimers();
    expect(attempt.mock.calls.length).toBeGreaterThan(30);
    expect(attempt.mock.calls.length).toBeLessThan(60);
  });

  it('does not wait for what does not pass', async () => {
    const { waiting, attempt } = stage([new Error('wrong password')]);
    await expect(waiting).rejects.toThrow('wrong password');
    expect(attempt).toHaveBeenCalledOnce();
  });

  it('makes one attempt only without a deadline to wait until', async () => {
    const { waiting, attempt } = stage([new Away('refused')], 0);
    await expect(waiting).rejects.toThrow('refused');
    expect(attempt).toHaveBeenCalledOnce();
  });

  it('ends at once when the program is asked to end', async () => {
    const { waiting, log, abort } = stage(Array.from({ length: 1_000 }, () => new Away('refused')));
    await vi.waitFor(() => expect(log.warn).toHaveBeenCalled());
    abort.abort();
    await expect(waiting).rejects.toThrow('refused');
  });
});
