import type { Interaction, RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { textsFor } from '../locales/catalogue.js';
import { conversationTexts } from '../locales/texts.js';
import { answerAutocomplete } from './autocomplete.js';
import { parseCustomId } from './custom-id.js';
import type { BotContext, Command, Feature } from './feature.js';
import { isGone, tellPrivately } from './respond.js';

export interface Router {
  readonly definitions: readonly RESTPostAPIApplicationCommandsJSONBody[];
  /** Answers the interaction, whatever it is. Fails only when Discord cannot be told either. */
  route(interaction: Interaction, context: BotContext): Promise<void>;
}

/** Finds the handler of an interaction by the name of the command or the prefix of the `custom_id`. */
export function createRouter(features: readonly Feature[]): Router {
  const commands = unique(
    features.flatMap((feature) => feature.commands ?? []),
    (command) => `${command.kind} ${command.definition.name}`,
  );
  const components = unique(
    features.flatMap((feature) => feature.components ?? []),
    ({ prefix }) => prefix,
  );
  const modals = unique(
    features.flatMap((feature) => feature.modals ?? []),
    ({ prefix }) => prefix,
  );

  async function dispatch(interaction: Interaction, context: BotContext): Promise<'done' | 'unknown'> {
    if (interaction.isAutocomplete()) {
      const command = commands.get(`slash ${interaction.commandName}`);
      await answerAutocomplete(interaction, command?.kind === 'slash' ? command : undefined, context);
      return 'done';
    }
    if (interaction.isChatInputCommand()) {
      const command = commands.get(`slash ${interaction.commandName}`);
      if (command?.kind !== 'slash') return 'unknown';
      await command.run(interaction, context);
      return 'done';
    }
    if (interaction.isMessageContextMenuCommand()) {
      const command = commands.get(`message ${interaction.commandName}`);
      if (command?.kind !== 'message') return 'unknown';
      await command.run(interaction, context);
      return 'done';
    }
    if (interaction.isMessageComponent()) {
      const { prefix, parameters } = parseCustomId(interaction.customId);
      const handler = components.get(prefix);
      await handler?.run(interaction, parameters, context);
      return handler === undefined ? 'unknown' : 'done';
    }
    if (interaction.isModalSubmit()) {
      const { prefix, parameters } = parseCustomId(interaction.customId);
      const handler = modals.get(prefix);
      await handler?.run(interaction, parameters, context);
      return handler === undefined ? 'unknown' : 'done';
    }
    return 'unknown';
  }

  return {
    definitions: [...commands.values()].map(({ definition }) => definition),

    async route(interaction, context) {
      const texts = textsFor(conversationTexts, interaction.locale);
      try {
        const timeZone = await context.guildZones.of(interaction.guildId);
        if ((await dispatch(interaction, { ...context, timeZone })) === 'done') return;
        await tellPrivately(interaction, texts.stale);
      } catch (error) {
        // Somebody deleted the message, or Discord waited no longer: there is nobody left to tell.
        if (isGone(error)) {
          context.log.warn(
            { err: error, interaction: interaction.id },
            'an interaction was over before it was answered',
          );
          return;
        }
        context.log.error({ err: error, interaction: interaction.id }, 'an interaction could not be answered');
        await tellPrivately(interaction, texts.failed);
      }
    },
  };
}

function unique<Value extends Command | { readonly prefix: string }>(
  values: readonly Value[],
  nameOf: (value: Value) => string,
): ReadonlyMap<string, Value> {
  const byName = new Map(values.map((value) => [nameOf(value), value]));
  if (byName.size < values.length) throw new TypeError('two features have a command or a prefix of one name');
  return byName;
}
