import { type APIAttachment, type APIMessage, MessageReferenceType, MessageType } from 'discord-api-types/v10';
import type { Attachment, Interaction, Message } from '../state/model.js';
import type { World } from '../state/world.js';
import { channelJson } from './channels.js';
import { isoTime, userJson } from './users.js';

/** A message as REST shows it to the bot; the gateway adds the guild and the member. */
export function messageJson(world: World, message: Message): APIMessage {
  const json = {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: userJson(message.author),
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments.map(attachmentJson),
    timestamp: isoTime(message.createdAt),
    edited_timestamp: message.editedAt === null ? null : isoTime(message.editedAt),
    tts: message.tts,
    pinned: false,
    flags: message.flags,
    mention_everyone: message.mentions.everyone || message.mentions.here,
    mention_roles: message.mentions.roles,
    mentions: message.mentions.users.flatMap((id) => {
      const user = world.users.get(id);
      return user === undefined ? [] : [userJson(user)];
    }),
    ...(message.reactions.length === 0 ? {} : { reactions: reactionsJson(world, message) }),
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.webhookId === null ? {} : { webhook_id: message.webhookId }),
    ...(message.applicationId === null ? {} : { application_id: message.applicationId }),
    ...(message.poll === null ? {} : { poll: message.poll }),
    ...referenceJson(world, message),
    ...interactionJson(world, message),
    ...threadOf(world, message),
  };
  return json as unknown as APIMessage;
}

export function attachmentJson(attachment: Attachment): APIAttachment {
  const { url } = attachment;
  return {
    id: attachment.id,
    filename: attachment.filename,
    size: attachment.data.byteLength,
    url,
    proxy_url: url,
    ...(attachment.contentType === undefined ? {} : { content_type: attachment.contentType }),
    ...(attachment.description === undefined ? {} : { description: attachment.description }),
  };
}

function reactionsJson(world: World, message: Message): unknown[] {
  return message.reactions.map(({ emoji, userIds }) => ({
    emoji: emojiJson(emoji),
    count: userIds.size,
    count_details: { burst: 0, normal: userIds.size },
    burst_colors: [],
    me: userIds.has(world.bot.id),
    me_burst: false,
  }));
}

/** `name:id` of a custom emoji, or the character itself. */
export function emojiJson(emoji: string): { id: string | null; name: string } {
  const [name = emoji, id] = emoji.split(':');
  return id === undefined ? { id: null, name: emoji } : { id, name };
}

function referenceJson(world: World, { reference, type }: Message): Record<string, unknown> {
  if (reference === null) return {};
  const original = reference.messageId === null ? undefined : world.message(reference.channelId, reference.messageId);
  const shown = type === MessageType.Reply || type === MessageType.ThreadStarterMessage;
  return {
    message_reference: {
      type: reference.type,
      channel_id: reference.channelId,
      ...(reference.messageId === null ? {} : { message_id: reference.messageId }),
      ...(reference.guildId === null ? {} : { guild_id: reference.guildId }),
    },
    ...(shown && reference.type === MessageReferenceType.Default
      ? { referenced_message: original === undefined ? null : messageJson(world, { ...original, reference: null }) }
      : {}),
  };
}

function interactionJson(world: World, message: Message): Record<string, unknown> {
  const interaction = world.interactions.get(message.interactionId ?? '');
  return interaction === undefined ? {} : { interaction_metadata: metadataJson(interaction) };
}

function metadataJson(interaction: Interaction): Record<string, unknown> {
  return {
    id: interaction.id,
    type: interaction.type,
    user: userJson(interaction.user),
    authorizing_integration_owners: ownersJson(interaction),
    ...(interaction.sourceMessageId === null ? {} : { interacted_message_id: interaction.sourceMessageId }),
  };
}

/** The application is installed to the guild (type 0); in a DM the id is `0`. */
export function ownersJson(interaction: Interaction): Record<string, string> {
  return { '0': interaction.guildId ?? '0' };
}

function threadOf(world: World, message: Message): Record<string, unknown> {
  const thread = world.channels.get(message.threadId ?? '');
  return thread === undefined ? {} : { thread: channelJson(world, thread) };
}
