import { ChannelType, MessageFlags, MessageReferenceType, MessageType } from 'discord-api-types/v10';
import { newChannel } from './channels.js';
import { createMessage } from './messages.js';
import type { Channel, Message, User } from './model.js';
import type { World } from './world.js';

export interface ThreadDraft {
  readonly name: string;
  readonly owner: User;
  readonly type: ChannelType.PublicThread | ChannelType.PrivateThread | ChannelType.AnnouncementThread;
  /** The message it is started from; the thread takes the message's id. */
  readonly from?: Message;
  readonly autoArchiveDuration?: number;
  readonly slowmode?: number;
  readonly invitable?: boolean;
  readonly appliedTags?: readonly string[];
  /** A forum post: its first message, not a system message, opens it, and has the thread's id. */
  readonly forumPost?: boolean;
}

const DEFAULT_ARCHIVE_MINUTES = 4320;

/** Starts a thread, with the system message that Discord leaves in the thread or in its parent. */
export function createThread(world: World, parent: Channel, draft: ThreadDraft): Channel {
  const now = world.clock.now();
  const thread = newChannel(world, draft.type, {
    id: draft.from?.id ?? world.snowflakes.next(),
    guildId: parent.guildId,
    parentId: parent.id,
    name: draft.name,
    slowmode: draft.slowmode ?? 0,
    appliedTags: [...(draft.appliedTags ?? [])],
    thread: {
      ownerId: draft.owner.id,
      createdAt: now,
      members: new Set([draft.owner.id]),
      archived: false,
      locked: false,
      archivedAt: now,
      autoArchiveDuration: draft.autoArchiveDuration ?? DEFAULT_ARCHIVE_MINUTES,
      invitable: draft.invitable ?? true,
      totalMessages: 0,
    },
  });
  world.channels.set(thread.id, thread);
  if (draft.forumPost) parent.lastMessageId = thread.id;
  if (draft.from !== undefined) {
    draft.from.threadId = thread.id;
    draft.from.flags |= MessageFlags.HasThread;
  }
  world.changes.publish({ kind: 'thread.created', channel: thread });
  if (!draft.forumPost) announce(world, parent, thread, draft);
  return thread;
}

/** Threads from a message begin with a copy of it; others are announced where they were started. */
function announce(world: World, parent: Channel, thread: Channel, { from, owner, name, type }: ThreadDraft): void {
  if (from !== undefined) {
    world.changes.publish({ kind: 'message.updated', message: from });
    createMessage(world, {
      channel: thread,
      author: owner,
      type: MessageType.ThreadStarterMessage,
      reference: {
        type: MessageReferenceType.Default,
        messageId: from.id,
        channelId: parent.id,
        guildId: parent.guildId,
      },
    });
  } else if (type !== ChannelType.PrivateThread) {
    createMessage(world, {
      channel: parent,
      author: owner,
      type: MessageType.ThreadCreated,
      content: name,
      reference: { type: MessageReferenceType.Default, messageId: null, channelId: thread.id, guildId: parent.guildId },
    });
  }
}
