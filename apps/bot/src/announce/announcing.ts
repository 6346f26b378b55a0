import type { BotContext, Feature, Service } from '../framework/feature.js';
import { createAnnouncer } from './announcer.js';
import { digestMenu } from './digest-menu.js';
import { createApi } from './discord/api.js';
import { TIMINGS } from './timings.js';

/** New posts are announced in the channels that follow their feeds. */
export const announcing: Feature = { components: [digestMenu], service: announcerOf };

function announcerOf(context: BotContext): Service {
  const { client, store, queue, log } = context;
  const { api, version } = client.rest.options;
  const timings = { ...TIMINGS, ...context.announceTimings };
  const announcer = createAnnouncer({
    store,
    queue,
    log: log.child({ component: 'announcer' }),
    api: createApi({ token: client.token, api, version, timeoutMs: timings.requestTimeoutMs }),
    applicationId: client.application.id,
    userId: client.user.id,
    timings,
  });
  return { name: 'announcer', start: announcer.start, stop: announcer.stop };
}
