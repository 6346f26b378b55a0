import { choicesFor } from '../answering/choices.js';
import { replyWith } from '../answering/reply-to.js';
import { resolveScope } from '../answering/scope.js';
import { whyTopic } from '../answering/why.js';
import { customId } from '../framework/custom-id.js';
import type { BotContext, SlashCommand } from '../framework/feature.js';
import { menu, type Reply, reply } from '../render/reply.js';
import { type Voice, voiceOf } from '../render/voice.js';
import { cut } from '../text/cut.js';
import { escapeLine } from '../text/escape.js';
import { slashDefinition, textOption } from './definition.js';

const TOPICS = 25;
const COLOUR = 0x2f6f8f;

export const topicsCommand: SlashCommand = {
  kind: 'slash',
  definition: slashDefinition(
    ({ topics }) => topics,
    [textOption('feed', { autocomplete: true }), textOption('why', { autocomplete: true })],
  ),
  autocomplete: choicesFor,

  async run(interaction, context) {
    const { options } = interaction;
    const voice = voiceOf(interaction, false, context.timeZone);
    const own = voiceOf(interaction, true, context.timeZone);
    await replyWith(interaction, false, async () => {
      const given = { feed: options.getString('feed'), topic: options.getString('why') };
      const resolved = await resolveScope(given, own.texts, context);
      if ('refusal' in resolved) return resolved;
      const { topic, feedIds } = resolved.scope;
      return topic === undefined ? topicList(feedIds, context, voice) : whyTopic(topic, feedIds, context, voice);
    });
  },
};

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
