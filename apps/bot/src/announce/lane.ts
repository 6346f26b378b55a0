import { setTimeout as delay } from 'node:timers/promises';
import type { OpenDelivery } from '@fieldnotes/store';
import { crosspost } from './crosspost.js';
import { type Attempt, deliver } from './deliver.js';
import type { AnnounceDependencies } from './dependencies.js';
import { pauseWithNotice } from './pause.js';
import { backoff } from './timings.js';

/**
 * How a channel was left: nothing is open, somebody else has it, posts of its feeds have still to be read, or Discord is
 * to be left alone for some time.
 */
export type LaneEnd =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'settling' }
  | { readonly kind: 'later'; readonly ms: number };

export interface LaneOptions {
  readonly channelId: string;
  /** Names this process. */
  readonly holder: string;
  /** How long to wait for posts that came together with others and are not read. */
  readonly settleMs: number;
  /** No further delivery is begun once it is aborted. */
  readonly signal: AbortSignal;
}

/**
 * Sends what is open in a channel, one after the other in the order of publication, as long as this process holds the
 * channel.
 *
 * Each delivery is marked as being sent before Discord hears of it, and recorded before the next one is begun. A process
 * that is killed in between leaves a delivery that may have been sent; whoever has the channel next settles it first.
 */
export async function runLane(options: LaneOptions, dependencies: AnnounceDependencies): Promise<LaneEnd> {
  const { channelId, holder, signal } = options;
  const { store, timings } = dependencies;
  let failures = await store.channels.claim(channelId, holder, timings.leaseMs);
  if (failures === null) return { kind: 'busy' };

  const giveBack = async (ms: number, failuresNow: number): Promise<LaneEnd> => {
    await store.channels.postpone(channelId, holder, ms, failuresNow);
    return { kind: 'later', ms };
  };
  while (!signal.aborted) {
    const next = await store.deliveries.head(channelId);
    if (next === undefined) break;
    if (next.awaitsReading && isUntried(next)) {
      await giveBack(options.settleMs, failures);
      return { kind: 'settling' };
    }
    const leadsDigest = await isDigest(next, dependencies);
    if (!(await store.deliveries.begin(next.id, holder))) return { kind: 'busy' };
    const attempt = await deliver({ ...next, leadsDigest }, dependencies);
    await untilStored(() => record(next, attempt, dependencies), options, dependencies);
    count(next, attempt, dependencies);
    if (attempt.kind === 'later') {
      const { afterMs } = attempt;
      return afterMs === null ? giveBack(backoff(failures, timings), failures + 1) : giveBack(afterMs, failures);
    }
    failures = 0;
    if (attempt.kind === 'sent' && next.subscription.crosspost) {
      await crosspost({ id: next.id, ...attempt.place }, dependencies);
    }
  }
  await store.channels.release(channelId, holder);
  return { kind: 'idle' };
}

function isUntried({ kind, unsettledSince, place }: OpenDelivery): boolean {
  return kind === 'announce' && unsettledSince === null && place === null;
}

/**
 * More posts at once than the subscription bears become one message, and so does what is to be told so. Once begun, a
 * digest stays as it is.
 */
async function isDigest(next: OpenDelivery, { store }: AnnounceDependencies): Promise<boolean> {
  const { burstLimit } = next.subscription;
  const most = next.toldAs === null ? burstLimit : 1;
  if (!isUntried(next) || most === 0 || next.waiting <= most) return next.leadsDigest;
  await store.deliveries.gather(next.id);
  return true;
}

async function record(delivery: OpenDelivery, attempt: Attempt, dependencies: AnnounceDependencies): Promise<void> {
  const { deliveries } = dependencies.store;
  const { id, subscription } = delivery;
  switch (attempt.kind) {
    case 'sent':
      return deliveries.sent(id, attempt.place, {
        shownRevision: attempt.shownRevision,
        crosspost: subscription.crosspost,
      });
    case 'edited':
      return deliveries.edited(id, attempt.shownRevision);
    case 'skipped':
      return deliveries.skipped(id, attempt.reason);
    case 'missing':
      return deliveries.skipped(id, attempt.message);
    case 'invalid':
      return deliveries.failed(id, attempt.message);
    case 'later':
      return attempt.sent === 'no'
        ? deliveries.unsent(id, attempt.message, delivery.unsettledSince)
        : deliveries.unsettled(id, attempt.message);
    case 'pause':
      await deliveries.unsent(id, attempt.message, delivery.unsettledSince);
      return pauseWithNotice(delivery, attempt.reason, dependencies);
  }
}

function count({ kind, createdAt }: OpenDelivery, attempt: Attempt, { metrics }: AnnounceDependencies): void {
  metrics.attempted(attempt.kind);
  if (kind === 'announce' && attempt.kind === 'sent') metrics.announced((Date.now() - createdAt.getTime()) / 1000);
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;

/** What Discord has taken must be recorded: a database that is away is waited for as long as the process runs. */
async function untilStored(
  work: () => Promise<void>,
  { signal }: LaneOptions,
  { trouble }: AnnounceDependencies,
): Promise<void> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) throw error;
      trouble(error, 'what became of announcements could not be stored; it is tried again');
      await delay(wait);
    }
  }
}
