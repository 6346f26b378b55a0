import { randomUUID } from 'node:crypto';
import type { JobQueue, Processing } from '@fieldnotes/queue';
import { crosspost } from './crosspost.js';
import type { AnnounceDependencies } from './dependencies.js';
import { type LaneEnd, runLane } from './lane.js';

export interface Announcer {
  /** Takes `announce` jobs and looks for deliveries that nobody sends. */
  start(): Promise<void>;
  /** Begins nothing more and waits for the sends that run, up to the deadline. Safe to call twice. */
  stop(): Promise<void>;
  /** Something is open in the channel. */
  wake(channelId: string): void;
}

/** Channels announced in at the same time: at one message a second and channel, twice what Discord takes in all. */
const MOST_LANES = 100;
const LONGEST_SETTLE_MS = 2_000;
const JOB_CONCURRENCY = 8;
const SWEPT_AT_ONCE = 1_000;
const CROSSPOSTS_AT_ONCE = 20;

/**
 * Sends deliveries, many channels at a time. An `announce` job is only a bell: the rows say what is to be sent, so a bell
 * that is not heard costs the time to the next sweep and no announcement.
 */
export function createAnnouncer(dependencies: AnnounceDependencies & { readonly queue: JobQueue }): Announcer {
  const { store, queue, trouble, timings } = dependencies;
  const holder = randomUUID();
  const stopped = new AbortController();
  const running = new Map<string, Promise<void>>();
  const waiting = new Set<string>();
  /** How long each channel waits next for posts that are being read: longer each time, as an import may be long. */
  const settling = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  let processing: Processing | undefined;
  const background = new Set<Promise<void>>();
  let stopping: Promise<void> | undefined;

  /** A channel that runs is looked at once more: it may just have found nothing. */
  function wake(channelId: string): void {
    if (stopped.signal.aborted) return;
    waiting.add(channelId);
    startWaiting();
  }

  function startWaiting(): void {
    for (const channelId of waiting) {
      if (running.size >= MOST_LANES) return;
      if (running.has(channelId)) continue;
      waiting.delete(channelId);
      const lane = run(channelId).finally(() => {
        running.delete(channelId);
        if (!stopped.signal.aborted) startWaiting();
      });
      running.set(channelId, lane);
    }
  }

  async function run(channelId: string): Promise<void> {
    try {
      const settleMs = settling.get(channelId) ?? timings.settleMs;
      const end: LaneEnd = await runLane({ channelId, holder, settleMs, signal: stopped.signal }, dependencies);
      // The database's clock and ours count milliseconds alike, but not in step.
      if (end.kind === 'later') after(end.ms + 10, () => wake(channelId));
      if (end.kind === 'settling') {
        after(settleMs + 10, () => wake(channelId));
        settling.set(channelId, Math.min(settleMs * 2, LONGEST_SETTLE_MS));
      } else {
        settling.delete(channelId);
      }
    } catch (error) {
      trouble(error, 'announcing in a channel was interrupted; it goes on by itself');
    }
  }

  function after(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  }

  async function sweep(): Promise<void> {
    for (const channelId of await store.channels.waiting(SWEPT_AT_ONCE)) wake(channelId);
    for (const due of await store.deliveries.dueCrossposts(CROSSPOSTS_AT_ONCE)) {
      if (stopped.signal.aborted) return;
      await crosspost(due, dependencies);
    }
  }

  function every(ms: number, what: string, work: () => Promise<void>): void {
    after(ms, () => {
      const round = work()
        .catch((error: unknown) => trouble(error, `${what} failed; it is tried again`))
        .finally(() => {
          background.delete(round);
          if (!stopped.signal.aborted) every(ms, what, work);
        });
      background.add(round);
    });
  }

  async function stopAll(): Promise<void> {
    stopped.abort();
    for (const timer of timers) clearTimeout(timer);
    await processing?.close();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timings.stopDeadlineMs);
    });
    await Promise.race([Promise.all([...running.values(), ...background]), late]);
    clearTimeout(timer);
  }

  return {
    wake,

    async start() {
      processing = await queue.process(
        {
          announce: async (revision) => {
            for (const channelId of await store.deliveries.channelsOf(revision)) wake(channelId);
          },
        },
        { concurrency: JOB_CONCURRENCY },
      );
      await sweep();
      every(timings.sweepMs, 'looking for open deliveries', sweep);
      every(timings.leaseMs / 3, 'prolonging the leases of channels', async () => {
        if (running.size > 0) await store.channels.renew(holder, [...running.keys()], timings.leaseMs);
      });
    },

    stop() {
      stopping ??= stopAll();
      return stopping;
    },
  };
}
