import {
  type APIInteractionResponse,
  MessageFlags,
  MessageType,
  InteractionResponseType as Response,
} from 'discord-api-types/v10';
import { messageJson } from '../../serialize/messages.js';
import { ACKNOWLEDGE_MS, acknowledge } from '../../state/interactions.js';
import { createMessage, editMessage } from '../../state/messages.js';
import type { Channel, Interaction, Message } from '../../state/model.js';
import type { World } from '../../state/world.js';
import { botMayPingEveryone } from '../access.js';
import { refuse } from '../errors.js';
import { editedBody, type MessageRequest, newMessageBody } from '../message-parts.js';
import { NO_CONTENT, ok, type RestContext, type RestResponse, type Route } from '../router.js';
import { referenceTo } from './follow-ups.js';

export const interactionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/interactions/{interaction_id}/{interaction_token}/callback',
    open: true,
    handle: respond,
  },
];

type Data = MessageRequest & Record<string, unknown>;

/** The first answer to an interaction, once and within three seconds. */
function respond(context: RestContext): RestResponse {
  const { world, query } = context;
  const { interaction, channel } = waiting(context);
  const body = context.readBody<APIInteractionResponse>();
  const data = ('data' in body ? body.data : undefined) ?? {};
  const message = carryOut(context, interaction, channel, body.type, data as Data);
  acknowledge(world, interaction, body.type);
  return query.get('with_response') === 'true' ? ok(callbackJson(world, interaction, message)) : NO_CONTENT;
}

/** 10062 when it is unknown or late, 40060 when it was acknowledged before. */
function waiting(context: RestContext): { interaction: Interaction; channel: Channel } {
  const { world } = context;
  const interaction = world.interactions.get(context.param('interaction_id'));
  if (interaction?.token !== context.param('interaction_token')) throw refuse.unknownInteraction();
  if (interaction.acknowledgedAt !== null) throw refuse.alreadyAcknowledged();
  const channel = world.channels.get(interaction.channelId);
  const late = interaction.state === 'expired' || world.clock.now() - interaction.createdAt > ACKNOWLEDGE_MS;
  if (late || channel === undefined) throw refuse.unknownInteraction();
  return { interaction, channel };
}

function carryOut(
  context: RestContext,
  interaction: Interaction,
  channel: Channel,
  type: Response,
  data: Data,
): Message | null {
  switch (type) {
    case Response.ChannelMessageWithSource:
      return answer(
        context,
        interaction,
        channel,
        newMessageBody(context.world, data, context.files, EPHEMERAL_TOO),
        data,
      );
    case Response.DeferredChannelMessageWithSource: {
      const flags = MessageFlags.Loading | ((data.flags ?? 0) & MessageFlags.Ephemeral);
      return answer(context, interaction, channel, { flags }, {});
    }
    case Response.DeferredMessageUpdate:
      interaction.originalId = interaction.sourceMessageId;
      return null;
    case Response.UpdateMessage:
      return updateSource(context, interaction, channel, data);
    case Response.ApplicationCommandAutocompleteResult:
      interaction.choices = structuredClone(data.choices ?? []) as Interaction['choices'];
      return null;
    case Response.Modal:
      interaction.modal = structuredClone(data) as unknown as Interaction['modal'];
      return null;
    default:
      return null;
  }
}

const EPHEMERAL_TOO = { mayBeEphemeral: true };

/** The message that answers: by the application's webhook, so no permission in the channel is asked for. */
function answer(
  context: RestContext,
  interaction: Interaction,
  channel: Channel,
  body: Partial<ReturnType<typeof newMessageBody>>,
  data: Data,
): Message {
  const { world } = context;
  const source = world.messages.get(channel.id)?.get(interaction.sourceMessageId ?? '');
  interaction.ephemeral = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const message = createMessage(world, {
    ...body,
    channel,
    author: world.bot,
    webhookId: world.application.id,
    applicationId: world.application.id,
    interactionId: interaction.id,
    type: answerType(interaction, source),
    reference: source === undefined ? null : referenceTo(source),
    tts: data.tts === true,
    allowedMentions: data.allowed_mentions ?? undefined,
    mayPingEveryone: botMayPingEveryone(context, channel),
  });
  interaction.originalId = message.id;
  return message;
}

function answerType(interaction: Interaction, source: Message | undefined): MessageType {
  if (source !== undefined) return MessageType.Reply;
  const isMenu = (interaction.data as { readonly target_id?: string }).target_id !== undefined;
  return isMenu ? MessageType.ContextMenuCommand : MessageType.ChatInputCommand;
}

function updateSource(context: RestContext, interaction: Interaction, channel: Channel, data: Data): Message | null {
  const { world, files } = context;
  const source = world.message(channel.id, interaction.sourceMessageId ?? '');
  interaction.originalId = interaction.sourceMessageId;
  if (source === undefined) return null;
  editMessage(world, source, editedBody(world, source, data, files), {
    allowedMentions: data.allowed_mentions ?? undefined,
    mayPingEveryone: botMayPingEveryone(context, channel),
  });
  return source;
}

function callbackJson(world: World, interaction: Interaction, message: Message | null): unknown {
  const type = interaction.responseType;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message === null
        ? {}
        : {
            response_message_id: message.id,
            response_message_loading: (message.flags & MessageFlags.Loading) !== 0,
            response_message_ephemeral: (message.flags & MessageFlags.Ephemeral) !== 0,
          }),
    },
    resource: { type, ...(message === null ? {} : { message: messageJson(world, message) }) },
  };
}
