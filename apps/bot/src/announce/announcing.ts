import type { BotContext, Feature, Service } from '../framework/feature.js';
import { createAnnouncer } from './announcer.js';
import { digestMenu } from './digest-menu.js';
import { createApi } from './discord/api.js';
import { recentPosts } from './recent-posts.js';
import { TIMINGS } from './timings.js';
import { reportTrouble } from './trouble.js';

/** New posts are announced in the channels that follow their feeds. */
export const announcing: Feature = { components: [digestMenu], service: announcerOf };

function announcerOf(context: BotContext): Service {
  const { client, store, queue, log, pace, metrics } = context;
  const { api, version } = client.rest.options;
  const timings = { ...TIMINGS, ...context.announceTimings };
  const own = log.child({ component: 'announcer' });
  const announcer = createAnnouncer({
    store,
    posts: recentPosts(store.posts),
    queue,
    log: own,
    trouble: reportTrouble(own),
    api: createApi({ token: client.token, api, version, timeoutMs: timings.requestTimeoutMs, pace }),
    applicationId: client.application.id,
    userId: client.user.id,
    timings,
    metrics,
  });
  return { name: 'announcer', start: announcer.start, stop: announcer.stop };
}
