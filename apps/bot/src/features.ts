import { announcing } from './announce/announcing.js';
import { feed } from './commands/feed/feed.js';
import { following } from './commands/following/feature.js';
import { notify } from './commands/notify/notify.js';
import { opml } from './commands/opml/opml.js';
import { privacy } from './commands/privacy/privacy.js';
import { settings } from './commands/settings/settings.js';
import { why } from './commands/why/why.js';
import { conversation } from './conversation/conversation.js';
import type { Feature } from './framework/feature.js';
import { notices } from './notices/notices.js';
import { retention } from './retention/retention.js';

/** Everything the bot can do. */
export const features: readonly Feature[] = [
  conversation,
  announcing,
  following,
  feed,
  opml,
  notify,
  settings,
  privacy,
  why,
  notices,
  retention,
];
