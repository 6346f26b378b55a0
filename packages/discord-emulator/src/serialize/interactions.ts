import type { Interaction } from '../state/model.js';
import { channelPermissions } from '../state/permissions.js';
import type { World } from '../state/world.js';
import { channelJson } from './channels.js';
import { messageJson, ownersJson } from './messages.js';
import { memberJson, userJson } from './users.js';

const ATTACHMENT_LIMIT_BYTES = 10 * 1024 * 1024;

/** INTERACTION_CREATE's payload. */
export function interactionJson(world: World, interaction: Interaction): Record<string, unknown> {
  const channel = world.channels.get(interaction.channelId);
  if (channel === undefined) throw new Error(`Interaction ${interaction.id} is in a channel that was deleted.`);
  const guild = world.guilds.get(interaction.guildId ?? '');
  const member = guild?.members.get(interaction.user.id);
  const source = world.messages.get(channel.id)?.get(interaction.sourceMessageId ?? '');
  return {
    id: interaction.id,
    application_id: world.application.id,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data: interaction.data,
    channel: channelJson(world, channel),
    channel_id: channel.id,
    locale: interaction.user.locale,
    app_permissions: channelPermissions(world, channel, world.bot.id).toString(),
    context: interaction.context,
    authorizing_integration_owners: ownersJson(interaction),
    attachment_size_limit: ATTACHMENT_LIMIT_BYTES,
    entitlements: [],
    ...(source === undefined ? {} : { message: messageJson(world, source) }),
    ...(guild === undefined || member === undefined
      ? { user: userJson(interaction.user) }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.preferredLocale, features: [] },
          guild_locale: guild.preferredLocale,
          member: {
            ...memberJson(member),
            permissions: channelPermissions(world, channel, member.user.id).toString(),
          },
        }),
  };
}
