import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
  MessageFlags,
} from 'discord.js';
import { choicesFor } from '../../answering/choices.js';
import type { BotContext, Feature, SlashCommand } from '../../framework/feature.js';
import { named, textsFor } from '../../locales/catalogue.js';
import type { Named } from '../../locales/texts.js';
import { feedOption } from '../following/follow.js';
import { managedGuild, managerCommand } from '../managers.js';
import { changeFeed, isChange } from './change.js';
import { showHistory } from './history.js';
import { testAddress } from './test.js';
import { type FeedTexts, feedTexts } from './texts.js';

type Choices = keyof Pick<FeedTexts, 'missedChoices' | 'articleChoices' | 'heldChoices'>;

const text = (choose: (texts: FeedTexts) => Named) =>
  ({
    type: ApplicationCommandOptionType.String,
    ...named(feedTexts, choose),
    required: true,
    min_length: 1,
    max_length: 2000,
  }) as const;

function choice(choose: (texts: FeedTexts) => Named, choices: Choices) {
  return {
    type: ApplicationCommandOptionType.String as const,
    ...named(feedTexts, choose),
    required: true,
    choices: Object.entries(feedTexts.en[choices]).map(([value, name]) => ({
      name,
      value,
      name_localizations: {
        de: localChoice('de', choices, value),
        fr: localChoice('fr', choices, value),
        'es-ES': localChoice('es', choices, value),
        'es-419': localChoice('es', choices, value),
      },
    })),
  };
}

function localChoice(language: keyof typeof feedTexts, choices: Choices, value: string): string {
  const all: Readonly<Record<string, string>> = feedTexts[language][choices];
  return all[value] ?? value;
}

function subcommand(
  choose: (texts: FeedTexts) => Named,
  ...options: readonly APIApplicationCommandBasicOption[]
): APIApplicationCommandSubcommandOption {
  return { type: ApplicationCommandOptionType.Subcommand, ...named(feedTexts, choose), options: [...options] };
}

const feedCommand: SlashCommand = {
  kind: 'slash',
  definition: managerCommand(
    named(feedTexts, ({ feed }) => feed),
    [
      subcommand(({ history }) => history, feedOption),
      subcommand(
        ({ test }) => test,
        text(({ address }) => address),
      ),
      subcommand(({ pause }) => pause, feedOption),
      subcommand(
        ({ resume }) => resume,
        feedOption,
        choice(({ missed }) => missed, 'missedChoices'),
      ),
      subcommand(
        ({ url }) => url,
        feedOption,
        text(({ address }) => address),
      ),
      subcommand(
        ({ articles }) => articles,
        feedOption,
        choice(({ mode }) => mode, 'articleChoices'),
      ),
      subcommand(
        ({ held }) => held,
        feedOption,
        choice(({ what }) => what, 'heldChoices'),
      ),
    ],
  ),
  autocomplete: choicesFor,

  async run(interaction, context) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const reply = await answer(interaction, context);
    const message = typeof reply === 'string' ? { content: reply } : reply;
    await interaction.editReply({ ...message, allowedMentions: { parse: [] } });
  },
};

/** `/feed`: how feeds fare, and what may be decided about them. */
export const feed: Feature = { commands: [feedCommand] };

async function answer(interaction: ChatInputCommandInteraction, context: BotContext) {
  const texts = textsFor(feedTexts, interaction.locale);
  const managed = await managedGuild(interaction, context);
  if (managed === null) return texts.mayNot;
  const { options } = interaction;
  const action = options.getSubcommand();
  if (action === 'test') return testAddress(options.getString('address', true), texts, context);
  const written = options.getString('feed', true);
  if (action === 'history') return showHistory(written, managed.record.id, interaction.locale, context);
  return isChange(action) ? changeFeed(action, written, managed.record.id, options, texts, context) : texts.notLive;
}
