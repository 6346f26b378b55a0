import { InteractionResponseType, MessageFlags, MessageReferenceType, MessageType } from 'discord-api-types/v10';
import { messageJson } from '../../serialize/messages.js';
import { byToken, originalOf, settle, tokenWorks } from '../../state/interactions.js';
import { createMessage, deleteMessage, editMessage, fillDeferred } from '../../state/messages.js';
import type { Channel, Interaction, Message } from '../../state/model.js';
import { botMayPingEveryone } from '../access.js';
import { refuse } from '../errors.js';
import { editedBody, type MessageRequest, newMessageBody } from '../message-parts.js';
import { NO_CONTENT, ok, type RestContext, type RestResponse } from '../router.js';

// The webhook behind an interaction's token: its answer (`@original`) and its follow-ups. It works for 15 minutes,
// once the interaction was acknowledged, and asks for no permission in the channel.

/** A follow-up; the first after a deferral fills the deferred message (documentation, "Create Followup Message"). */
export function postFollowUp(context: RestContext): RestResponse {
  const { world, files } = context;
  const { interaction, channel } = opened(context);
  const body = context.readBody<MessageRequest>();
  const parts = newMessageBody(world, body, files, { mayBeEphemeral: true });
  const mentioning = {
    allowedMentions: body.allowed_mentions ?? undefined,
    mayPingEveryone: botMayPingEveryone(context, channel),
  };
  const original = originalOf(world, interaction);
  if (original !== undefined && isLoading(original)) {
    fillDeferred(world, original, parts, mentioning);
    settle(world, interaction);
    return ok(messageJson(world, original));
  }
  const message = createMessage(world, {
    ...parts,
    ...mentioning,
    channel,
    author: world.bot,
    webhookId: world.application.id,
    applicationId: world.application.id,
    interactionId: interaction.id,
    type: original === undefined ? MessageType.Default : MessageType.Reply,
    reference: original === undefined ? null : referenceTo(original),
  });
  interaction.followUpIds.push(message.id);
  settle(world, interaction);
  return ok(messageJson(world, message));
}

export function getAnswer(context: RestContext): RestResponse {
  return ok(messageJson(context.world, answerOf(context, opened(context).interaction)));
}

export function editAnswer(context: RestContext): RestResponse {
  const { world, files } = context;
  const { interaction, channel } = opened(context);
  const message = answerOf(context, interaction);
  const body = context.readBody<MessageRequest>();
  const parts = editedBody(world, message, body, files);
  const mentioning = {
    allowedMentions: body.allowed_mentions ?? undefined,
    mayPingEveryone: botMayPingEveryone(context, channel),
  };
  if (isLoading(message)) fillDeferred(world, message, parts, mentioning);
  else editMessage(world, message, parts, mentioning);
  settle(world, interaction);
  return ok(messageJson(world, message));
}

export function deleteAnswer(context: RestContext): RestResponse {
  const { interaction } = opened(context);
  deleteMessage(context.world, answerOf(context, interaction));
  settle(context.world, interaction);
  return NO_CONTENT;
}

/** The interaction of the token in the path: 10015 before it is acknowledged, 50027 once its 15 minutes are over. */
function opened(context: RestContext): { interaction: Interaction; channel: Channel } {
  const { world } = context;
  const interaction = byToken(world, context.param('webhook_token'));
  const channel = world.channels.get(interaction?.channelId ?? '');
  if (interaction === undefined || channel === undefined) throw refuse.invalidWebhookToken();
  if (!tokenWorks(world, interaction)) throw refuse.invalidWebhookToken();
  const acknowledged = interaction.acknowledgedAt !== null;
  if (!acknowledged || interaction.responseType === InteractionResponseType.ApplicationCommandAutocompleteResult) {
    throw refuse.unknownWebhook();
  }
  return { interaction, channel };
}

/** `@original` or a follow-up of this interaction. */
function answerOf(context: RestContext, interaction: Interaction): Message {
  const { message_id: id = '@original' } = context.params;
  const wanted = id === '@original' ? interaction.originalId : id;
  const own = wanted !== null && (wanted === interaction.originalId || interaction.followUpIds.includes(wanted));
  const message = own ? context.world.message(interaction.channelId, wanted) : undefined;
  if (message === undefined) throw refuse.unknownMessage();
  return message;
}

function isLoading({ flags }: Message): boolean {
  return (flags & MessageFlags.Loading) !== 0;
}

export function referenceTo(message: Message) {
  return {
    type: MessageReferenceType.Default,
    messageId: message.id,
    channelId: message.channelId,
    guildId: message.guildId,
  };
}
