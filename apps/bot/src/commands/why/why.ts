import {
  type AnnouncementPlace,
  type AnnouncementReason,
  type AnnouncementStory,
  MISSED,
  type PostStory,
} from '@fieldnotes/store';
import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from 'discord.js';
import { pauseReasonText } from '../../announce/pause-texts.js';
import { choicesFor } from '../../answering/choices.js';
import { findPost } from '../../answering/post-lists.js';
import { type Refusal, replyWith } from '../../answering/reply-to.js';
import type { BotContext, Feature, SlashCommand } from '../../framework/feature.js';
import { type Language, languageOf, named, textsFor } from '../../locales/catalogue.js';
import { type Reply, reply } from '../../render/reply.js';
import { voiceOf } from '../../render/voice.js';
import { cut } from '../../text/cut.js';
import { relativeTime } from '../../text/dates.js';
import { escapeLine } from '../../text/escape.js';
import { managedGuild, managerCommand } from '../managers.js';
import { type WhyTexts, whyTexts } from './texts.js';

const COLOUR = 0x2f6f8f;
const LONGEST = 300;
const MOST_CHANNELS = 20;

const whyCommand: SlashCommand = {
  kind: 'slash',
  definition: managerCommand(
    named(whyTexts, ({ why }) => why),
    [
      {
        type: ApplicationCommandOptionType.String,
        ...named(whyTexts, ({ post }) => post),
        required: true,
        min_length: 1,
        max_length: LONGEST,
        autocomplete: true,
      },
    ],
  ),
  autocomplete: choicesFor,
  run: (interaction, context) => replyWith(interaction, true, () => explain(interaction, context)),
};

/** `/why`: why a post was announced in the channels of a server, or was not. */
export const why: Feature = { commands: [whyCommand] };

async function explain(interaction: ChatInputCommandInteraction, context: BotContext): Promise<Reply | Refusal> {
  const texts = textsFor(whyTexts, interaction.locale);
  const managed = await managedGuild(interaction, context);
  if (managed === null) return { refusal: texts.mayNot };
  const postId = await findPost(interaction.options.getString('post', true), context);
  const story = postId === undefined ? undefined : await context.store.tellStory(postId, managed.record.id);
  if (story === undefined) return { refusal: voiceOf(interaction, true, context.timeZone).texts.unknownPost };
  return reply('', { embeds: [storyEmbed(story, managed.record.id, languageOf(interaction.locale))] });
}

function storyEmbed({ title, feedTitle, topics, announcements }: PostStory, guildId: string, language: Language) {
  const texts = textsFor(whyTexts, language);
  const lines = announcements.slice(0, MOST_CHANNELS).map((each) => lineOf(each, guildId, texts, language));
  const described = topics.length === 0 ? texts.noTopics : texts.topics(topics.map(escapeLine).join(', '));
  const nothing = texts.notFollowed(cut(escapeLine(feedTitle), 100));
  return {
    title: cut(escapeLine(title), 200) || '…',
    description: cut([...(lines.length === 0 ? [nothing] : lines), `-# ${described}`].join('\n'), 4_000),
    color: COLOUR,
  };
}

function lineOf(
  { channelId, pausedReason, reason }: AnnouncementStory,
  guildId: string,
  texts: WhyTexts,
  language: Language,
): string {
  const isWaiting = reason.kind === 'unread' || (reason.kind === 'delivery' && OPEN.has(reason.state));
  const paused = pausedReason === null || !isWaiting ? '' : ` ${texts.paused(pauseReasonText(pausedReason, language))}`;
  return `<#${channelId}> — ${reasonText(reason, guildId, texts)}${paused}`;
}

const OPEN: ReadonlySet<string> = new Set(['pending', 'sending']);

function reasonText(reason: AnnouncementReason, guildId: string, texts: WhyTexts): string {
  switch (reason.kind) {
    case 'delivery':
      return deliveryText(reason, guildId, texts);
    case 'told':
      return texts.told(cut(escapeLine(reason.feedTitle), 100), linkTo(reason.place, guildId));
    case 'quiet':
      return texts.quiet[reason.why];
    case 'filtered':
      return texts.filtered[reason.part];
    default:
      return texts[reason.kind];
  }
}

function linkTo(place: AnnouncementPlace | null, guildId: string): string {
  return place === null ? '' : `https://discord.com/channels/${guildId}/${place.channelId}/${place.messageId}`;
}

function deliveryText(
  { state, place, at, lastError, dueAt }: Extract<AnnouncementReason, { kind: 'delivery' }>,
  guildId: string,
  texts: WhyTexts,
): string {
  const link = linkTo(place, guildId);
  const error = lastError === null ? '' : cut(escapeLine(lastError), 150);
  switch (state) {
    case 'sent':
      return texts.announced(relativeTime(at), link);
    case 'skipped':
      return lastError === MISSED ? texts.missed : texts.skipped;
    case 'failed':
      return texts.failed(error);
    default:
      if (dueAt !== null) return texts.waits(relativeTime(dueAt));
      return error === '' ? texts.inLine : `${texts.inLine} (${error})`;
  }
}
