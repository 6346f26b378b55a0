import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Component, createLifecycle, LifecycleError } from '../src/index.js';

const FOREVER = new Promise<void>(() => undefined);

function recorder() {
  const events: string[] = [];
  const log = {
    debug: () => undefined,
    warn: (fields: { component: string }, text: string) => void events.push(`warn ${fields.component} ${text}`),
    error: (fields: { component: string; err: Error }, text: string) =>
      void events.push(`error ${fields.component} ${text}: ${fields.err.message}`),
  } as never;
  const component = (name: string, over: Partial<Component> = {}): Component => ({
    name,
    start: () => void events.push(`start ${name}`),
    stop: () => void events.push(`stop ${name}`),
    ...over,
  });
  return { events, log, component };
}

describe('a lifecycle', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('starts in order and stops in the reverse order', async () => {
    const { events, log, component } = recorder();
    const life = createLifecycle({
      components: ['a', 'b', 'c'].map((name) => component(name)),
      stopDeadline: 1000,
      log,
    });
    await life.start();
    expect(await life.stop()).toEqual({ overran: [], failed: [] });
    expect(events).toEqual(['start a', 'start b', 'start c', 'stop c', 'stop b', 'stop a']);
  });

  it('waits for each component before the next', async () => {
    const { events, log, component } = recorder();
    const slow = component('slow', {
      start: async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        events.push('slow is up');
      },
    });
    const life = createLifecycle({ components: [slow, component('next')], stopDeadline: 1000, log });
    const starting = life.start();
    await vi.advanceTimersByTimeAsync(50);
    await starting;
    expect(events).toEqual(['slow is up', 'start next']);
  });

  it('stops once, however often it is asked', async () => {
    const { events, log, component } = recorder();
    const life = createLifecycle({ components: [component('a')], stopDeadline: 1000, log });
    await life.start();
    const first = life.stop();
    expect(life.stop()).toBe(first);
    await first;
    expect(life.stop()).toBe(first);
    expect(events).toEqual(['start a', 'stop a']);
  });

  it('keeps the components’ own `this`', async () => {
    class Counter {
      readonly name = 'counter';
      count = 0;
      start(): void {
        this.count += 1;
      }
      stop(): void {
        this.count -= 1;
      }
    }
    const counter = new Counter();
    const life = createLifecycle({ components: [counter], stopDeadline: 1000, log: recorder().log });
    await life.start();
    expect(counter.count).toBe(1);
    await life.stop();
    expect(counter.count).toBe(0);
  });

  it('stops what had started when a start fails, and throws that failure', async () => {
    const { events, log, component } = recorder();
    const failure = new Error('port in use');
    const broken = component('broken', { start: () => Promise.reject(failure) });
    const life = createLifecycle({
      components: [component('a'), component('b'), broken, component('never')],
      stopDeadline: 1000,
      log,
    });
    await expect(life.start()).rejects.toBe(failure);
    expect(events).toEqual(['start a', 'start b', 'stop b', 'stop a']);
  });

  it('names a component that overruns and goes on with the rest', async () => {
    const { events, log, component } = recorder();
    const stuck = component('stuck', { stop: () => FOREVER });
    const life = createLifecycle({ components: [component('a'), stuck, component('c')], stopDeadline: 1000, log });
    await life.start();
    const stopping = life.stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await stopping).toEqual({ overran: ['stuck'], failed: [] });
    expect(events.slice(3)).toEqual(['stop c', 'warn stuck did not stop in time and is left behind', 'stop a']);
  });

  it('ends within the deadline when every component overruns, and asks each of them', async () => {
    const { log, component } = recorder();
    const asked: string[] = [];
    const stuck = (name: string) =>
      component(name, {
        stop: () => {
          asked.push(name);
          return FOREVER;
        },
      });
    const life = createLifecycle({ components: ['a', 'b', 'c'].map(stuck), stopDeadline: 1000, log });
    await life.start();
    const stopping = life.stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await stopping).toEqual({ overran: ['c', 'b', 'a'], failed: [] });
    expect(asked).toEqual(['c', 'b', 'a']);
  });

  it('leaves a later component its share of the deadline', async () => {
    const { log, component } = recorder();
    const takes = (milliseconds: number) => () => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
    const life = createLifecycle({
      components: [component('quick', { stop: takes(90) }), component('stuck', { stop: () => FOREVER })],
      stopDeadline: 1000,
      log,
    });
    await life.start();
    const stopping = life.stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await stopping).toEqual({ overran: ['stuck'], failed: [] });
  });

  it('names a component whose stop fails and goes on with the rest', async () => {
    const { events, log, component } = recorder();
    const throws = component('throws', {
      stop: () => {
        throw new Error('at once');
      },
    });
    const rejects = component('rejects', { stop: () => Promise.reject(new Error('later')) });
    const life = createLifecycle({ components: [component('a'), throws, rejects], stopDeadline: 1000, log });
    await life.start();
    expect(await life.stop()).toEqual({ overran: [], failed: ['rejects', 'throws'] });
    expect(events.slice(3)).toEqual([
      'error rejects could not be stopped: later',
      'error throws could not be stopped: at once',
      'stop a',
    ]);
  });

  it('stopped while it starts: the component on its way is waited for, the next is not started', async () => {
    const { events, log, component } = recorder();
    const slow = component('slow', { start: () => new Promise((resolve) => setTimeout(resolve, 100)) });
    const life = createLifecycle({ components: [component('a'), slow, component('never')], stopDeadline: 1000, log });
    const starting = expect(life.start()).rejects.toMatchObject({ code: 'stopped' });
    await vi.advanceTimersByTimeAsync(10);
    const stopping = life.stop();
    await vi.advanceTimersByTimeAsync(1000);
    await starting;
    expect(await stopping).toEqual({ overran: [], failed: [] });
    expect(events).toEqual(['start a', 'stop slow', 'stop a']);
  });

  it('stopped while a start hangs: that component is named and the others are stopped', async () => {
    const { events, log, component } = recorder();
    const life = createLifecycle({
      components: [component('a'), component('hangs', { start: () => FOREVER })],
      stopDeadline: 1000,
      log,
    });
    life.start().catch(() => undefined);
    await vi.advanceTimersByTimeAsync(10);
    const stopping = life.stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await stopping).toEqual({ overran: ['hangs'], failed: [] });
    expect(events.at(-1)).toBe('stop a');
  });

  it('is started once, and may be stopped without having been started', async () => {
    const { log, component } = recorder();
    const life = createLifecycle({ components: [component('a')], stopDeadline: 1000, log });
    await life.start();
    await expect(life.start()).rejects.toBeInstanceOf(LifecycleError);
    const unused = createLifecycle({ components: [component('b')], stopDeadline: 1000, log });
    expect(await unused.stop()).toEqual({ overran: [], failed: [] });
  });

  it('leaves no timer behind', async () => {
    const { log, component } = recorder();
    const life = createLifecycle({ components: [component('a'), component('b')], stopDeadline: 60_000, log });
    await life.start();
    await life.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
