import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { localised, named } from '../locales/catalogue.js';
import { type CommandTexts, conversationTexts, type Named } from '../locales/texts.js';

/** Commands that read: for everybody, in guilds and in direct messages with the bot. */
const FOR_EVERYBODY = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
} as const;

type Option = RESTPostAPIChatInputApplicationCommandsJSONBody['options'];

export function slashDefinition(
  choose: (commands: CommandTexts) => Named,
  options: NonNullable<Option>,
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    ...texts(choose),
    integration_types: [...FOR_EVERYBODY.integration_types],
    contexts: [...FOR_EVERYBODY.contexts],
    options,
  };
}

export function messageDefinition(
  choose: (commands: CommandTexts) => string,
): RESTPostAPIContextMenuApplicationCommandsJSONBody {
  const { text, localisations } = localised(conversationTexts, ({ commands }) => choose(commands));
  return {
    type: ApplicationCommandType.Message,
    name: text,
    name_localizations: localisations,
    integration_types: [...FOR_EVERYBODY.integration_types],
    contexts: [...FOR_EVERYBODY.contexts],
  };
}

export function subcommand(choose: (commands: CommandTexts) => Named, options: APIApplicationCommandBasicOption[]) {
  return { type: ApplicationCommandOptionType.Subcommand, ...texts(choose), options } as const;
}

export type OptionName = keyof CommandTexts['options'];

interface TextOptionSettings {
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly longest?: number;
}

export function textOption(
  name: OptionName,
  { required = false, autocomplete = false, longest = 200 }: TextOptionSettings = {},
): APIApplicationCommandBasicOption {
  return {
    type: ApplicationCommandOptionType.String,
    ...texts(({ options }) => options[name]),
    required,
    min_length: 1,
    max_length: longest,
    ...(autocomplete ? { autocomplete: true } : {}),
  };
}

export function yesNoOption(name: OptionName): APIApplicationCommandBasicOption {
  return { type: ApplicationCommandOptionType.Boolean, ...texts(({ options }) => options[name]) };
}

function texts(choose: (commands: CommandTexts) => Named) {
  return named(conversationTexts, ({ commands }) => choose(commands));
}
