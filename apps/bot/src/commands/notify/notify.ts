import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type ChatInputCommandInteraction,
  InteractionContextType,
} from 'discord.js';
import { choicesFor } from '../../answering/choices.js';
import { replyWith } from '../../answering/reply-to.js';
import type { BotContext, Feature, SlashCommand } from '../../framework/feature.js';
import { named, textsFor } from '../../locales/catalogue.js';
import { type Reply, reply } from '../../render/reply.js';
import { escapeLine } from '../../text/escape.js';
import { guildOf } from '../managers.js';
import { notifyTexts } from './texts.js';

const notifyCommand: SlashCommand = {
  kind: 'slash',
  definition: {
    type: ApplicationCommandType.ChatInput,
    ...named(notifyTexts, ({ notify }) => notify),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...named(notifyTexts, ({ topic }) => topic),
        min_length: 1,
        max_length: 100,
        autocomplete: true,
      },
    ],
  },
  autocomplete: choicesFor,
  run: (interaction, context) => replyWith(interaction, true, () => choose(interaction, context)),
};

/** `/notify`: members are mentioned for the topics that they have chosen themselves. */
export const notify: Feature = { commands: [notifyCommand] };

async function choose(interaction: ChatInputCommandInteraction, context: BotContext): Promise<Reply> {
  const texts = textsFor(notifyTexts, interaction.locale);
  const known = await guildOf(interaction, context);
  if (known === null) return reply(texts.none);
  const { memberTopics } = context.store;
  const { id } = known.record;
  const topic = interaction.options.getString('topic')?.trim();
  const said = topic
    ? [texts.outcomes[await memberTopics.toggle(id, interaction.user.id, topic)](escapeLine(topic))]
    : [];
  const chosen = await memberTopics.of(id, interaction.user.id);
  const list =
    chosen.length === 0 ? texts.none : texts.list(chosen.map((name) => `**${escapeLine(name)}**`).join(', '));
  return reply([...said, list].join('\n'));
}
