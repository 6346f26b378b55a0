import { decodeDocument, readOpml } from '@fieldnotes/content';
import { EVERYTHING } from '@fieldnotes/store';
import type { Attachment, ChatInputCommandInteraction, GuildBasedChannel } from 'discord.js';
import type { BotContext, ComponentInteraction } from '../../framework/feature.js';
import { textsFor } from '../../locales/catalogue.js';
import { type Reply, reply } from '../../render/reply.js';
import { channelOf, DEFAULT_BURST } from '../following/follow.js';
import { defaultStyle, objection } from '../following/place.js';
import { followingTexts } from '../following/texts.js';
import type { KnownGuild } from '../managers.js';
import { downloadFile, LARGEST } from './download.js';
import { type ImportPlan, planImport } from './plan.js';
import type { OpmlTexts } from './texts.js';
import { previewOf } from './view.js';

/** What would be followed of the list that a member has sent, and what not, and why. */
export async function preview(
  interaction: ChatInputCommandInteraction,
  managed: KnownGuild,
  texts: OpmlTexts,
  context: BotContext,
): Promise<Reply> {
  const { options, locale } = interaction;
  const { id: channelId } = options.getChannel('channel', true);
  const place = await placeOf(managed, channelId, locale);
  if ('refusal' in place) return reply(place.refusal);
  const planned = await planOf(options.getAttachment('file', true), managed, channelId, texts, context);
  return 'refusal' in planned ? reply(planned.refusal) : previewOf(planned, channelId, texts, context.now());
}

/** Follows what the list under the message names, but for what was followed meanwhile. */
export async function followAll(
  interaction: ComponentInteraction,
  managed: KnownGuild,
  channelId: string,
  texts: OpmlTexts,
  context: BotContext,
): Promise<Reply> {
  const place = await placeOf(managed, channelId, interaction.locale);
  if ('refusal' in place) return reply(place.refusal);
  const planned = await planOf(interaction.message.attachments.first(), managed, channelId, texts, context);
  if ('refusal' in planned) return reply(planned.refusal);
  const { liveFeeds, subscriptions } = context.store;
  for (const { url, title } of planned.wanted) {
    const feed = await liveFeeds.follow(url, title === '' ? new URL(url).hostname : title);
    await subscriptions.follow({
      guildId: managed.guild.id,
      channelId: place.channel.id,
      feedId: feed.id,
      followerId: interaction.user.id,
      style: defaultStyle(place.channel),
      filter: EVERYTHING,
      mentionRoleId: null,
      crosspost: false,
      burstLimit: DEFAULT_BURST,
    });
  }
  return reply(texts.followed(planned.wanted.length, planned.followed.length, `<#${channelId}>`));
}

const ID = /^\d{1,20}$/;

interface Refused {
  readonly refusal: string;
}

/** The channel, where announcing in it would not fail. */
async function placeOf(
  { guild }: KnownGuild,
  channelId: string,
  locale: string,
): Promise<{ readonly channel: GuildBasedChannel } | Refused> {
  const texts = textsFor(followingTexts, locale);
  const channel = ID.test(channelId) ? await channelOf(guild, channelId) : null;
  if (channel === null) return { refusal: texts.unknownChannel(`<#${channelId}>`) };
  const me = guild.members.me ?? (await guild.members.fetchMe());
  const against = objection(channel, me, { style: defaultStyle(channel), crosspost: false, mention: null }, texts);
  return against === null ? { channel } : { refusal: against };
}

async function planOf(
  file: Attachment | undefined,
  { record }: KnownGuild,
  channelId: string,
  texts: OpmlTexts,
  { client, store }: BotContext,
): Promise<ImportPlan | Refused> {
  if (file === undefined) return { refusal: texts.notGiven };
  const download = file.size > LARGEST ? ({ kind: 'too-large' } as const) : await downloadFile(file.url, client);
  if (download.kind === 'too-large') return { refusal: texts.tooLarge };
  if (download.kind === 'failed') return { refusal: texts.notGiven };
  const reading = readOpml(decodeDocument(download.bytes).text);
  if (reading.kind === 'unreadable') return { refusal: texts.notAList };
  return planImport(reading, channelId, await store.subscriptions.addresses(record.id));
}
