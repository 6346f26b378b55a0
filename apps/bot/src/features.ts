import { announcing } from './announce/announcing.js';
import { following } from './commands/following/feature.js';
import { conversation } from './conversation/conversation.js';
import type { Feature } from './framework/feature.js';

/** Everything the bot can do. */
export const features: readonly Feature[] = [conversation, announcing, following];
