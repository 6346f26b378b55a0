import type { Log } from '../log/log.js';
import { within } from './deadline.js';
import { LifecycleError } from './lifecycle-error.js';

/** A part of a program that is started and stopped: a server, a worker, a connection. */
export interface Component {
  readonly name: string;
  /** When it rejects, the component has cleaned up after itself: `stop` is then not called. */
  start(): Promise<void> | void;
  stop(): Promise<void> | void;
}

export interface LifecycleOptions {
  /** In the order they are started; they are stopped in the reverse order. */
  readonly components: readonly Component[];
  /** Milliseconds within which all of them must have stopped. */
  readonly stopDeadline: number;
  readonly log: Pick<Log, 'debug' | 'warn' | 'error'>;
}

/** What an orderly stop left behind. Clean when both are empty. */
export interface StopReport {
  /** Components that had not stopped when their time was up. */
  readonly overran: readonly string[];
  /** Components whose stop failed. */
  readonly failed: readonly string[];
}

export interface Lifecycle {
  /**
   * Starts the components one after the other. When one fails, those before it are stopped and the failure is thrown as
   * it was. Throws `LifecycleError` when started a second time, or when `stop` was called meanwhile.
   */
  start(): Promise<void>;
  /** Stops what has started, last first. Never rejects; every call returns the same promise. */
  stop(): Promise<StopReport>;
}

/** Each component that is still to be stopped is sure of this part of the deadline, however long the others take. */
const RESERVED_SHARE = 0.1;

export function createLifecycle(options: LifecycleOptions): Lifecycle {
  const { components, log } = options;
  const started: Component[] = [];
  let starting: Promise<void> | null = null;
  let current: Component | null = null;
  let stopping: Promise<StopReport> | null = null;

  async function startAll(): Promise<void> {
    for (const component of components) {
      if (stopping !== null) throw new LifecycleError('stopped', 'the stop was asked for before the start had ended');
      current = component;
      await component.start();
      current = null;
      started.push(component);
      log.debug({ component: component.name }, 'started');
    }
  }

  async function start(): Promise<void> {
    if (starting !== null) throw new LifecycleError('already-started', 'it was started before; create another one');
    starting = startAll();
    try {
      await starting;
    } catch (cause) {
      await stop();
      throw cause;
    }
  }

  function stop(): Promise<StopReport> {
    stopping ??= stopAll();
    return stopping;
  }

  async function stopAll(): Promise<StopReport> {
    const end = performance.now() + options.stopDeadline;
    const overran: string[] = [];
    const failed: string[] = [];
    if (starting !== null && (await within(options.stopDeadline / 2, starting)).kind === 'late' && current !== null) {
      overran.push(current.name);
      log.warn({ component: current.name }, 'had not started when the stop was asked for and is left behind');
    }
    const left = started.toReversed();
    for (const [index, component] of left.entries()) {
      const { name } = component;
      const reserved = (left.length - 1 - index) * Math.min(RESERVED_SHARE, 1 / left.length) * options.stopDeadline;
      const result = await within(Math.max(0, end - performance.now() - reserved), stopOne(component));
      if (result.kind === 'late') {
        overran.push(name);
        log.warn({ component: name }, 'did not stop in time and is left behind');
      } else if (result.kind === 'failed') {
        failed.push(name);
        log.error({ component: name, err: result.cause }, 'could not be stopped');
      } else {
        log.debug({ component: name }, 'stopped');
      }
    }
    return { overran, failed };
  }

  return { start, stop };
}

/** A stop that throws at once is a rejection like any other. */
async function stopOne(component: Component): Promise<void> {
  await component.stop();
}
