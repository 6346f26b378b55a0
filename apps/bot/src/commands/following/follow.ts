import { type FollowWish, STYLES } from '@fieldnotes/store';
import {
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Guild,
  type GuildBasedChannel,
  MessageFlags,
  RESTJSONErrorCodes,
} from 'discord.js';
import { choicesFor } from '../../answering/choices.js';
import { sendable } from '../../answering/reply-to.js';
import { readDate } from '../../answering/scope.js';
import type { BotContext, SlashCommand } from '../../framework/feature.js';
import { named, textsFor } from '../../locales/catalogue.js';
import type { Named } from '../../locales/texts.js';
import { reply } from '../../render/reply.js';
import { managedGuild, managerCommand } from '../managers.js';
import { followAs } from './follow-as.js';
import { defaultStyle, FOLLOWED_TYPES, objection } from './place.js';
import { type FollowingTexts, followingTexts } from './texts.js';
import { parseTiming } from './timing-words.js';
import { parseBackfill, parseTopics } from './wishes.js';

/** Of what says when announcements are sent. */
export const LONGEST_TIMING = 60;

/** Where nothing else was chosen. */
export const DEFAULT_BURST = 5;

/** A command of those who follow feeds for a guild. */
export function managerDefinition(
  choose: (texts: FollowingTexts) => Named,
  options: Parameters<typeof managerCommand>[1],
) {
  return managerCommand(named(followingTexts, choose), options);
}

export const option = (name: keyof FollowingTexts['options']) => named(followingTexts, ({ options }) => options[name]);

const text = (name: keyof FollowingTexts['options'], longest = 200) =>
  ({ type: ApplicationCommandOptionType.String, ...option(name), min_length: 1, max_length: longest }) as const;

export const feedOption = { ...text('feed', 2000), required: true, autocomplete: true } as const;
export const channelOption = {
  type: ApplicationCommandOptionType.Channel as const,
  ...option('channel'),
  required: true,
  channel_types: [...FOLLOWED_TYPES],
};

export const followCommand: SlashCommand = {
  kind: 'slash',
  definition: managerDefinition(
    ({ follow }) => follow,
    [
      feedOption,
      channelOption,
      text('topics'),
      { type: ApplicationCommandOptionType.Role, ...option('mention') },
      {
        type: ApplicationCommandOptionType.String,
        ...option('style'),
        choices: STYLES.map((style) => ({ name: style, value: style })),
      },
      text('backfill', 40),
      text('title'),
      text('author'),
      { type: ApplicationCommandOptionType.Boolean, ...option('crosspost') },
      { type: ApplicationCommandOptionType.Integer, ...option('burst'), min_value: 0, max_value: 50 },
      text('when', LONGEST_TIMING),
    ],
  ),
  autocomplete: choicesFor,

  async run(interaction, context) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const wish = await wishOf(interaction, context);
    const answer =
      typeof wish === 'string'
        ? reply(wish)
        : await followAs(wish, interaction.options.getString('feed', true), interaction, context);
    await interaction.editReply({ ...sendable(answer), allowedMentions: { parse: [] } });
  },
};

/** How the feed is to be followed; or why it cannot be. */
async function wishOf(interaction: ChatInputCommandInteraction, context: BotContext): Promise<FollowWish | string> {
  const texts = textsFor(followingTexts, interaction.locale);
  const { options } = interaction;
  const managed = await managedGuild(interaction, context);
  if (managed === null) return texts.mayNot;
  const { guild } = managed;
  const { id: channelId } = options.getChannel('channel', true);
  const channel = await channelOf(guild, channelId);
  if (channel === null) return texts.unknownChannel(`<#${channelId}>`);
  const style = STYLES.find((name) => name === options.getString('style')) ?? defaultStyle(channel);
  const role = options.getRole('mention');
  const mention = role === null ? null : await guild.roles.fetch(role.id);
  const crosspost = options.getBoolean('crosspost') ?? false;
  const me = guild.members.me ?? (await guild.members.fetchMe());
  const against = objection(channel, me, { style, crosspost, mention }, texts);
  if (against !== null) return against;
  const wished = options.getString('backfill');
  const backfill = wished === null ? undefined : parseBackfill(wished, (date) => readDate(date, context)?.from);
  if (backfill === null) return texts.badBackfill;
  const timing = parseTiming(options.getString('when') ?? '', context.timeZone);
  if (timing === undefined) return texts.badTiming;
  return {
    guildId: guild.id,
    channelId: channel.id,
    style,
    filter: {
      ...parseTopics(options.getString('topics')),
      titleContains: options.getString('title'),
      authorContains: options.getString('author'),
    },
    mentionRoleId: mention?.id ?? null,
    crosspost,
    burstLimit: options.getInteger('burst') ?? DEFAULT_BURST,
    timing,
    ...(backfill === undefined ? {} : { backfill }),
  };
}

/** Null when it was deleted, or when the bot may not see it. */
export async function channelOf(guild: Guild, id: string): Promise<GuildBasedChannel | null> {
  try {
    return await guild.channels.fetch(id);
  } catch (error) {
    if (error instanceof DiscordAPIError && UNSEEN.has(Number(error.code))) return null;
    throw error;
  }
}

const UNSEEN: ReadonlySet<number> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
]);
