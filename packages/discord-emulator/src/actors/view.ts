import type { MessageView } from '../people.js';
import { attachmentJson } from '../serialize/messages.js';
import { isEphemeral } from '../state/messages.js';
import type { Message } from '../state/model.js';

/** A message as it is now, detached from what happens to it later. */
export function viewMessage(message: Message): MessageView {
  const { author } = message;
  return {
    id: message.id,
    channelId: message.channelId,
    type: message.type,
    author: { id: author.id, username: author.username, avatar: author.avatar, bot: author.bot },
    webhookId: message.webhookId,
    content: message.content,
    embeds: structuredClone(message.embeds),
    components: structuredClone(message.components),
    attachments: message.attachments.map((attachment) => ({
      ...attachmentJson(attachment),
      data: attachment.data,
    })),
    flags: message.flags,
    ephemeral: isEphemeral(message),
    nonce: message.nonce,
    reference: message.reference,
    allowedMentions: structuredClone(message.allowedMentions),
    pings: structuredClone(message.pings),
    reactions: message.reactions.map(({ emoji, userIds }) => ({ emoji, userIds: [...userIds] })),
    crossposted: message.crossposted,
    createdAt: message.createdAt,
    editedAt: message.editedAt,
    previousContents: message.edits.map(({ content }) => content),
    threadId: message.threadId,
    deleted: message.deleted,
  };
}
