import { ChannelType, type Client, GatewayDispatchEvents } from 'discord.js';

/**
 * Fills in what discord.js cannot do without and what a Discord-compatible server need not say: without it discord.js
 * drops the event or fails. The events are changed before discord.js reads them, which it does after those who listen
 * to `client.ws`.
 *
 * - A message without `channel_type` in a channel that is not known: without `guild_id` it is a direct message
 *   (https://discord.com/developers/docs/events/gateway-events#message-create-message-create-extra-fields).
 * - An interaction without `channel`, which is optional beside `channel_id`, or without a list of entitlements
 *   (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object).
 */
export function fillInUnsaid(client: Client): void {
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message: SpokenMessage) => {
    if (message.guild_id === undefined) message.channel_type ??= ChannelType.DM;
  });
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: SpokenInteraction) => {
    if (interaction.channel_id !== undefined) interaction.channel ??= { id: interaction.channel_id };
    interaction.entitlements ??= [];
  });
}

interface SpokenMessage {
  readonly guild_id?: string;
  channel_type?: ChannelType;
}

interface SpokenInteraction {
  readonly channel_id?: string;
  channel?: { readonly id: string };
  entitlements?: readonly unknown[];
}
