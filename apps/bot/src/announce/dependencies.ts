import type { Log } from '@fieldnotes/platform';
import type { Store } from '@fieldnotes/store';
import type { DiscordApi } from './discord/api.js';
import type { AnnounceTimings } from './timings.js';

/** What announcing works with. */
export interface AnnounceDependencies {
  readonly store: Store;
  readonly api: DiscordApi;
  readonly log: Log;
  /** The bot's application, by whose id its webhooks are known, and its user, by whose id its messages are. */
  readonly applicationId: string;
  readonly userId: string;
  readonly timings: AnnounceTimings;
}
