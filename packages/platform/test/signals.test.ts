import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { type StopReport, stopOnSignals } from '../src/index.js';

const CLEAN: StopReport = { overran: [], failed: [] };
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined } as never;

function watched(stop: () => Promise<StopReport>) {
  const signals = new EventEmitter();
  const exit = vi.fn<(status: number) => void>();
  const dispose = stopOnSignals({ stop, log: quiet, signals, exit });
  return { signals, exit, dispose };
}

describe('signals', () => {
  it('the first one stops in order, then ends with status 0', async () => {
    const stop = vi.fn(() => Promise.resolve(CLEAN));
    const { signals, exit } = watched(stop);
    signals.emit('SIGTERM', 'SIGTERM');
    expect(stop).toHaveBeenCalledOnce();
    expect(exit).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(0));
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('the second one ends at once: %s with %i', (second, status) => {
    const stop = vi.fn(() => new Promise<StopReport>(() => undefined));
    const { signals, exit } = watched(stop);
    signals.emit('SIGTERM', 'SIGTERM');
    signals.emit(second, second);
    expect(exit.mock.calls).toEqual([[status]]);
    expect(stop).toHaveBeenCalledOnce();
  });

  it.each<[string, () => Promise<StopReport>]>([
    ['overran', () => Promise.resolve({ overran: ['worker'], failed: [] })],
    ['failed', () => Promise.resolve({ overran: [], failed: ['worker'] })],
    ['rejected', () => Promise.reject(new Error('no'))],
  ])('a stop that %s ends with status 1', async (_, stop) => {
    const { signals, exit } = watched(stop);
    signals.emit('SIGINT', 'SIGINT');
    await vi.waitFor(() => expect(exit.mock.calls).toEqual([[1]]));
  });

  it('may end with the signal’s status after a clean stop', async () => {
    const signals = new EventEmitter();
    const exit = vi.fn<(status: number) => void>();
    stopOnSignals({ stop: () => Promise.resolve(CLEAN), log: quiet, signals, exit, statusAfterStop: () => 130 });
    signals.emit('SIGINT', 'SIGINT');
    await vi.waitFor(() => expect(exit.mock.calls).toEqual([[130]]));
  });

  it('are left alone once disposed of', () => {
    const { signals, exit, dispose } = watched(() => Promise.resolve(CLEAN));
    dispose();
    expect(signals.listenerCount('SIGINT') + signals.listenerCount('SIGTERM')).toBe(0);
    expect(exit).not.toHaveBeenCalled();
  });
});

describe('a real process', () => {
  const runner = fileURLToPath(new URL('run-source.js', import.meta.url));
  const program = fileURLToPath(new URL('signals-program.ts', import.meta.url));

  async function run(mode: 'clean' | 'stuck', ...signals: NodeJS.Signals[]) {
    const child = spawn(process.execPath, [runner, program, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
    const said = async () => String((await once(child.stdout, 'data'))[0]);
    const exited = once(child, 'exit');
    expect(await said()).toBe('ready\n');
    for (const signal of signals) {
      const next = said();
      child.kill(signal);
      await Promise.race([next, exited]);
    }
    return exited;
  }

  it('ends in order at SIGTERM', async () => {
    expect(await run('clean', 'SIGTERM')).toEqual([0, null]);
  });

  it('that is stuck ends at the second signal', async () => {
    expect(await run('stuck', 'SIGTERM', 'SIGINT')).toEqual([130, null]);
  });
});
