import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { RestContext } from '../rest/router.js';
import { byToken, originalOf } from '../state/interactions.js';
import type { Command, Interaction } from '../state/model.js';
import { isFields } from './checks.js';
import type { ChoiceKind } from './choices.js';
import type { Answered } from './interactions.js';
import type { MessageBefore } from './message.js';

/** The names of the files sent along. */
export function fileNames({ files }: RestContext): string[] {
  return files.map((file) => file.filename);
}

/** The message a request edits, as it is; undefined when it cannot be found (which the handler reports). */
export function editedMessage(context: RestContext): MessageBefore | undefined {
  const { world, params } = context;
  const { channel_id: channelId, webhook_id: webhookId, message_id: messageId } = params;
  if (channelId !== undefined) return world.message(channelId, messageId ?? '');
  const interaction = interactionBehind(context);
  if (interaction !== undefined && (messageId === undefined || messageId === '@original')) {
    return originalOf(world, interaction);
  }
  const channel = interaction?.channelId ?? world.webhooks.get(webhookId ?? '')?.channelId;
  return channel === undefined ? undefined : (world.message(channel, messageId ?? '') ?? anywhere(context));
}

/** A webhook's message may stand in a thread of its channel. */
function anywhere({ world, params, query }: RestContext): MessageBefore | undefined {
  return world.message(query.get('thread_id') ?? '', params.message_id ?? '');
}

/** A webhook address whose token is an interaction's: a follow-up. */
export function isInteractionToken(context: RestContext): boolean {
  return interactionBehind(context) !== undefined;
}

function interactionBehind({ world, params }: RestContext): Interaction | undefined {
  return params.webhook_id === world.application.id ? byToken(world, params.webhook_token ?? '') : undefined;
}

/** The interaction a callback answers; null when it is unknown (which the handler reports). */
export function answered(context: RestContext): Answered | null {
  const { world } = context;
  const interaction = world.interactions.get(context.param('interaction_id'));
  if (interaction === undefined) return null;
  const { type, channelId, sourceMessageId, data } = interaction;
  return {
    type,
    completes: kindOfFocused(data),
    source: sourceMessageId === null ? null : (world.message(channelId, sourceMessageId) ?? null),
    files: fileNames(context),
  };
}

/** The application's commands in the same scope, global or of the guild. */
export function commandsBeside({ world, params }: RestContext): Command[] {
  const guildId = params.guild_id ?? null;
  return [...world.commands.values()].filter((command) => command.guildId === guildId);
}

function kindOfFocused(data: unknown): ChoiceKind {
  const options = isFields(data) && Array.isArray(data.options) ? data.options.filter(isFields) : [];
  const focused = options.find((option) => option.focused === true);
  if (focused === undefined) return options[0] === undefined ? 'string' : kindOfFocused(options[0]);
  if (focused.type === ApplicationCommandOptionType.Integer) return 'integer';
  return focused.type === ApplicationCommandOptionType.Number ? 'double' : 'string';
}
