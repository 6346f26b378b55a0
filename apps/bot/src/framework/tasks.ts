import type { Log } from '@fieldnotes/platform';
import { inTime } from './in-time.js';

/** What has begun and not ended. A task that fails is logged: nobody waits for it. */
export interface Tasks {
  /** Runs the work, unless `finish` was called. */
  run(work: () => Promise<void>): void;
  /** Takes no new task and waits for the running ones, at most `milliseconds`. */
  finish(milliseconds: number): Promise<void>;
}

export function createTasks(log: Pick<Log, 'error' | 'warn'>): Tasks {
  const running = new Set<Promise<void>>();
  let isOpen = true;

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, 'something that a member asked for failed');
    }
  }

  return {
    run(work) {
      if (!isOpen) return;
      const task = attempt(work).finally(() => running.delete(task));
      running.add(task);
    },

    async finish(milliseconds) {
      isOpen = false;
      await inTime(Promise.all(running), milliseconds, []);
      if (running.size > 0) log.warn({ running: running.size }, 'not everything was answered before the stop');
    },
  };
}
