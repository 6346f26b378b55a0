import { guildChannels } from '../state/channels.js';
import type { Guild } from '../state/model.js';
import { channelPermissions } from '../state/permissions.js';
import type { World } from '../state/world.js';
import { channelJson } from './channels.js';
import { isoTime, memberJson, roleJson } from './users.js';

/** A guild as REST shows it. */
export function guildJson(guild: Guild): Record<string, unknown> {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: guild.ownerId,
    application_id: null,
    region: 'automatic',
    afk_channel_id: null,
    afk_timeout: 300,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw: false,
    nsfw_level: 0,
    system_channel_id: guild.systemChannelId,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    max_presences: null,
    max_members: 25_000_000,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.preferredLocale,
    home_header: null,
    hub_type: null,
    latest_onboarding_question_id: null,
    incidents_data: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: [...guild.roles.values()].map(roleJson),
  };
}

/**
 * A guild as GUILD_CREATE shows it to the bot: with its channels, the active threads the bot can see, and, as for an
 * application without the presence intent, no member but the bot.
 */
export function guildCreateJson(world: World, guild: Guild): Record<string, unknown> {
  const bot = guild.members.get(world.bot.id);
  return {
    ...guildJson(guild),
    joined_at: isoTime(bot?.joinedAt ?? world.clock.now()),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: bot === undefined ? [] : [memberJson(bot)],
    channels: guildChannels(world, guild.id).map((channel) => channelJson(world, channel)),
    threads: activeThreads(world, guild.id).map((thread) => channelJson(world, thread)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** The threads of a guild that are not archived and that the bot can see. */
export function activeThreads(world: World, guildId: string) {
  return [...world.channels.values()].filter(
    (channel) =>
      channel.guildId === guildId &&
      channel.thread?.archived === false &&
      channelPermissions(world, channel, world.bot.id) !== 0n,
  );
}
