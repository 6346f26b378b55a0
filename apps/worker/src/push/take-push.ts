import type { JobQueue } from '@fieldnotes/queue';
import type { PushedFeed, Store } from '@fieldnotes/store';
import type { PollLog } from '../polling/poll.js';
import { readBody } from '../polling/read-body.js';
import { isSigned } from './signature.js';

export interface PushDependencies {
  readonly store: Pick<Store, 'pushes'>;
  readonly queue: Pick<JobQueue, 'addMany'>;
  readonly log: PollLog;
}

/** What a hub sends. */
export interface Push {
  readonly body: Buffer;
  readonly contentType: string | undefined;
  /** The `X-Hub-Signature` header. */
  readonly signature: string | undefined;
}

/**
 * Stores what a hub brought, as if it had been polled; what the feed is polled by stays as it was. What is not signed
 * with the secret, or is no feed, is left alone.
 */
export async function takePush(
  token: string,
  { feed, secret }: PushedFeed,
  { body, contentType, signature }: Push,
  { store, queue, log }: PushDependencies,
): Promise<void> {
  const { feedId, url, articles, state } = feed;
  if (!isSigned(signature, body, secret)) {
    log.warn({ feedId }, 'something was pushed that is not signed by the hub; it is left alone');
    return;
  }
  const reading = readBody(body, { source: url, url, contentType, articles });
  if (reading.kind !== 'feed') {
    log.warn({ feedId }, 'a hub has pushed what is no feed; it is left alone');
    return;
  }
  const result = { feedId, url, state, dueInMs: 0, events: [] };
  const stored = await store.pushes.arrive(token, { result, ...reading.arriving });
  if (stored.kind === 'lost') return;
  const { added, revised, quiet, changed } = stored;
  if (added + revised > 0) log.info({ feedId, added, revised, quiet }, 'a hub has pushed something new');
  if (changed.length > 0) await queue.addMany('read', changed);
}
