import type { Route } from './router.js';
import { channelRoutes } from './routes/channels.js';
import { commandRoutes } from './routes/commands.js';
import { type GatewayInfo, gatewayRoutes } from './routes/gateway.js';
import { guildRoutes } from './routes/guilds.js';
import { interactionRoutes } from './routes/interactions.js';
import { memberRoutes } from './routes/members.js';
import { messageRoutes } from './routes/messages.js';
import { reactionRoutes } from './routes/reactions.js';
import { roleRoutes } from './routes/roles.js';
import { threadRoutes } from './routes/threads.js';
import { userRoutes } from './routes/users.js';
import { webhookTokenRoutes } from './routes/webhook-tokens.js';
import { webhookRoutes } from './routes/webhooks.js';

/** Every endpoint of the emulated REST API. */
export function createRoutes(gateway: () => GatewayInfo): readonly Route[] {
  return [
    ...gatewayRoutes(gateway),
    ...userRoutes,
    ...guildRoutes,
    ...memberRoutes,
    ...roleRoutes,
    ...channelRoutes,
    ...messageRoutes,
    ...reactionRoutes,
    ...threadRoutes,
    ...webhookRoutes,
    ...webhookTokenRoutes,
    ...commandRoutes,
    ...interactionRoutes,
  ];
}
