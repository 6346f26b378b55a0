import type { DuePush, Store } from '@fieldnotes/store';
import { HttpFailure } from '../http/failure.js';
import type { HttpClient } from '../http/http-client.js';

/** What hubs are asked for, in seconds; they decide. */
const LEASE_SECONDS = 10 * 24 * 60 * 60;

/** Asks a hub to push a feed, or to go on pushing it (WebSub, section 5.1). It agrees, if it does, at the callback. */
export async function askHub(
  { feedId, hub, topic, callback, secret }: DuePush,
  { pushes }: Pick<Store, 'pushes'>,
  http: HttpClient,
  signal: AbortSignal,
): Promise<void> {
  const form = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': topic,
    'hub.callback': callback,
    'hub.lease_seconds': String(LEASE_SECONDS),
    'hub.secret': secret,
  });
  try {
    const { status } = await http.post(hub, form, { signal });
    if (status < 200 || status >= 300) await pushes.refused(feedId, `the hub answers with status ${status}.`);
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    await pushes.refused(feedId, `the hub could not be asked: ${error.message}`);
  }
}
