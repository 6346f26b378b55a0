import { randomUUID } from 'node:crypto';
import { hostOf, type Store } from '@fieldnotes/store';
import { NO_RATE } from '../../src/polling/interval.js';
import { readBody } from '../../src/polling/read-body.js';
import { wellResult } from '../../src/polling/result.js';
import { POLL_TIMINGS } from '../../src/polling/timings.js';

interface Arriving {
  readonly feedId: number;
  readonly url: string;
  readonly body: string;
}

/** Has a body arrive as a poll would bring it. */
export async function arrive(store: Store, { feedId, url, body }: Arriving) {
  const reading = readBody(Buffer.from(body), { source: url, url, contentType: undefined, articles: 'never' });
  if (reading.kind !== 'feed') throw new Error(`the body is ${reading.kind}`);
  const state = {
    validators: null,
    bodyHash: null,
    move: null,
    rate: NO_RATE,
    intervalSeconds: null,
    health: { failures: 0, failingSince: null, problem: null, missing: 0, noticed: null },
    succeededAt: null,
  };
  const success = { ...state, movedTo: null, freshSeconds: null };
  const host = hostOf(url);
  const circumstances = { now: new Date(), random: 0, timings: POLL_TIMINGS };
  const result = wellResult({ feedId, title: '', url, host, articles: 'never', state }, success, circumstances);
  const token = randomUUID();
  if ((await store.polls.enter(token, host, 60_000)) > 0) throw new Error('the host is not free');
  const outcome = await store.polls.arrive(token, { result, ...reading.arriving }, [host], 0);
  if (outcome.kind === 'lost') throw new Error('the host was held and the body was lost');
  return outcome;
}
