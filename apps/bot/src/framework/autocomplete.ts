import type { AutocompleteInteraction } from 'discord.js';
import { cut } from '../text/cut.js';
import { plainText } from '../text/escape.js';
import type { BotContext, Choice, SlashCommand } from './feature.js';
import { inTime } from './in-time.js';
import { isGone } from './respond.js';

/** Discord shows nothing after three seconds; a member who types has no use for choices after a third of one. */
const DEADLINE_MS = 250;
/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-autocomplete */
const MOST_CHOICES = 25;
const LONGEST_NAME = 100;

/** Answers with what was found in time; with nothing, where the store was slower. */
export async function answerAutocomplete(
  interaction: AutocompleteInteraction,
  command: SlashCommand | undefined,
  context: BotContext,
): Promise<void> {
  const found = Promise.resolve(command?.autocomplete?.(interaction, context) ?? []).catch((error: unknown) => {
    context.log.warn({ err: error, command: interaction.commandName }, 'no choices could be found');
    return [];
  });
  const choices = await inTime<readonly Choice[]>(found, DEADLINE_MS, []);
  try {
    await interaction.respond(
      choices
        .slice(0, MOST_CHOICES)
        .map(({ name, value }) => ({ name: cut(plainText(name), LONGEST_NAME) || '…', value })),
    );
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
