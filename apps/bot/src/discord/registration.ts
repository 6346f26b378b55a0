import {
  type APIApplicationCommand,
  type Client,
  DiscordAPIError,
  RESTJSONErrorCodes,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { BotError } from '../bot-error.js';
import { sameDefinitions } from './definitions.js';

/**
 * Makes the registered commands ours: globally, or in one guild. Registering counts against a daily limit and may take
 * up to an hour to spread, so nothing is sent when what is registered already equals what we have.
 */
export async function registerCommands(
  client: Client<true>,
  definitions: readonly RESTPostAPIApplicationCommandsJSONBody[],
  guildId: string | undefined,
): Promise<'unchanged' | 'registered'> {
  const { rest, application } = client;
  const route =
    guildId === undefined
      ? Routes.applicationCommands(application.id)
      : Routes.applicationGuildCommands(application.id, guildId);
  try {
    const query = new URLSearchParams({ with_localizations: 'true' });
    const registered = (await rest.get(route, { query })) as APIApplicationCommand[];
    if (sameDefinitions(registered, definitions)) return 'unchanged';
    await rest.put(route, { body: definitions });
    return 'registered';
  } catch (error) {
    throw explain(error, guildId);
  }
}

function explain(error: unknown, guildId: string | undefined): unknown {
  if (!(error instanceof DiscordAPIError)) return error;
  if (error.code === RESTJSONErrorCodes.MissingAccess || error.code === RESTJSONErrorCodes.UnknownGuild) {
    const message = `The bot is not in the guild ${guildId}; correct DISCORD_DEV_GUILD, or invite the bot with the scope applications.commands`;
    return new BotError('unknown-guild', message, { cause: error });
  }
  return new BotError('refused', `Discord refused the commands (${error.message}); please report this`, {
    cause: error,
  });
}
