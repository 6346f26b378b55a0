import type { Log } from '@fieldnotes/platform';
import type { Store } from '@fieldnotes/store';
import type { BotMetrics } from '../observe/bot-metrics.js';
import type { DiscordApi } from './discord/api.js';
import type { RecentPosts } from './recent-posts.js';
import type { AnnounceTimings } from './timings.js';
import type { Trouble } from './trouble.js';

/** What announcing works with. */
export interface AnnounceDependencies {
  readonly store: Store;
  /** For what is shown of a post. */
  readonly posts: RecentPosts;
  readonly api: DiscordApi;
  readonly log: Log;
  /** What passes, such as a database that is away. */
  readonly trouble: Trouble;
  /** The bot's application, by whose id its webhooks are known, and its user, by whose id its messages are. */
  readonly applicationId: string;
  readonly userId: string;
  readonly timings: AnnounceTimings;
  readonly metrics: BotMetrics;
}
