import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { choicesFor } from '../../answering/choices.js';
import { type Refusal, replyWith } from '../../answering/reply-to.js';
import { resolveScope } from '../../answering/scope.js';
import { whyTopic } from '../../answering/why.js';
import { customId } from '../../framework/custom-id.js';
import type { BotContext, SlashCommand } from '../../framework/feature.js';
import { localised, named } from '../../locales/catalogue.js';
import type { Named } from '../../locales/texts.js';
import { menu, type Reply, reply } from '../../render/reply.js';
import { type Voice, voiceOf } from '../../render/voice.js';
import { cut } from '../../text/cut.js';
import { escapeLine } from '../../text/escape.js';
import { slashDefinition, textOption } from '../definition.js';
import { EDITS, editTopics } from './edit.js';
import { type TopicTexts, topicTexts } from './texts.js';
import { topicTrend } from './trend.js';

const TOPICS = 25;
const COLOUR = 0x2f6f8f;

const subcommand = (choose: (texts: TopicTexts) => Named, options: APIApplicationCommandBasicOption[]) =>
  ({ type: ApplicationCommandOptionType.Subcommand, ...named(topicTexts, choose), options }) as const;

const actionOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  ...named(topicTexts, ({ action }) => action),
  required: true,
  choices: EDITS.map((value) => {
    const { text, localisations } = localised(topicTexts, ({ actions }) => actions[value]);
    return { name: text, name_localizations: localisations, value };
  }),
};

const phraseOption = (choose: (texts: TopicTexts) => Named, longest: number): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.String,
  ...named(topicTexts, choose),
  min_length: 1,
  max_length: longest,
});

export const topicsCommand: SlashCommand = {
  kind: 'slash',
  definition: slashDefinition(
    ({ topics }) => topics,
    [
      subcommand(
        ({ list }) => list,
        [textOption('feed', { autocomplete: true }), textOption('why', { autocomplete: true })],
      ),
      subcommand(({ trend }) => trend, [textOption('feed', { autocomplete: true }), textOption('from')]),
      subcommand(
        ({ edit }) => edit,
        [
          actionOption,
          textOption('topic', { required: true, autocomplete: true }),
          phraseOption(({ name }) => name, 80),
          phraseOption(({ signals }) => signals, 1000),
        ],
      ),
    ],
  ),
  autocomplete: choicesFor,

  async run(interaction, context) {
    switch (interaction.options.getSubcommand()) {
      case 'trend':
        return replyWith(interaction, false, () => topicTrend(interaction, context));
      case 'edit':
        return replyWith(interaction, true, () => editTopics(interaction, context));
      default:
        return replyWith(interaction, false, () => listTopics(interaction, context));
    }
  },
};

async function listTopics(interaction: ChatInputCommandInteraction, context: BotContext): Promise<Reply | Refusal> {
  const { options } = interaction;
  const voice = voiceOf(interaction, false, context.timeZone);
  const own = voiceOf(interaction, true, context.timeZone);
  const given = { feed: options.getString('feed'), topic: options.getString('why') };
  const resolved = await resolveScope(given, own.texts, context);
  if ('refusal' in resolved) return resolved;
  const { topic, feedIds } = resolved.scope;
  return topic === undefined ? topicList(feedIds, context, voice) : whyTopic(topic, feedIds, context, voice);
}

async function topicList(feedIds: readonly number[] | undefined, { store }: BotContext, voice: Voice): Promise<Reply> {
  const topics = await store.passages.topicCounts(feedIds === undefined ? {} : { feedIds }, TOPICS);
  if (topics.length === 0) return reply(voice.texts.nothingStored);
  const lines = topics.map(({ topic, posts }) => `- **${cut(escapeLine(topic), 100)}** · ${voice.texts.posts(posts)}`);
  const entries = topics.map(({ topic }) => ({ label: topic, value: topic }));
  const why = menu(customId('why', feedIds?.[0] ?? 0), voice.texts.chooseWhy, entries);
  return reply('', {
    embeds: [{ title: voice.texts.topics, description: lines.join('\n'), color: COLOUR }],
    components: why === undefined ? [] : [why],
  });
}
