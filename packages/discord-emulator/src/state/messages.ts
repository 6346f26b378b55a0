import { type APIAllowedMentions, type APIPoll, MessageFlags, MessageType } from 'discord-api-types/v10';
import { NOBODY, resolveMentions } from './mentions.js';
import type { Channel, Message, MessageBody, MessageReference, User } from './model.js';
import { joinThread, setArchived } from './thread-life.js';
import type { World } from './world.js';

export interface MessageDraft extends Partial<MessageBody> {
  readonly channel: Channel;
  readonly author: User;
  readonly type?: MessageType;
  readonly webhookId?: string | null;
  readonly applicationId?: string | null;
  readonly nonce?: string | number | null;
  readonly reference?: MessageReference | null;
  readonly poll?: APIPoll | null;
  readonly interactionId?: string | null;
  readonly tts?: boolean;
  /** Absent: everything the content names may be pinged. */
  readonly allowedMentions?: APIAllowedMentions | undefined;
  /** May ping @everyone, @here and roles that are not mentionable. */
  readonly mayPingEveryone?: boolean;
  readonly id?: string;
}

export function createMessage(world: World, draft: MessageDraft): Message {
  const { channel } = draft;
  const body = bodyOf(draft);
  const ephemeral = (body.flags & MessageFlags.Ephemeral) !== 0;
  const mentions = isSystem(draft.type) ? NOBODY : resolveMentions(world, { ...draft, ...body });
  const message: Message = {
    ...body,
    id: draft.id ?? world.snowflakes.next(),
    channelId: channel.id,
    guildId: channel.guildId,
    author: draft.author,
    webhookId: draft.webhookId ?? null,
    applicationId: draft.applicationId ?? null,
    type: draft.type ?? MessageType.Default,
    createdAt: world.clock.now(),
    tts: draft.tts ?? false,
    nonce: draft.nonce ?? null,
    reference: draft.reference ?? null,
    poll: draft.poll ?? null,
    interactionId: draft.interactionId ?? null,
    allowedMentions: draft.allowedMentions ?? null,
    reactions: [],
    edits: [],
    mentions,
    pings: ephemeral ? NOBODY : mentions,
    editedAt: null,
    crossposted: false,
    threadId: null,
    deleted: false,
  };
  enter(world, channel, message, ephemeral);
  world.changes.publish({ kind: 'message.created', message });
  return message;
}

/** Puts a message into its channel. Speaking in a thread joins it and wakes it up. */
function enter(world: World, channel: Channel, message: Message, ephemeral: boolean): void {
  const list = world.messages.get(channel.id) ?? new Map<string, Message>();
  world.messages.set(channel.id, list.set(message.id, message));
  if (ephemeral) return;
  if (message.nonce !== null) world.nonces.set(nonceKey(channel.id, message.author.id, message.nonce), message.id);
  channel.lastMessageId = message.id;
  if (channel.thread === null || isSystem(message.type)) return;
  if (message.id !== channel.id) channel.thread.totalMessages += 1;
  if (message.webhookId === null) joinThread(world, channel, message.author.id);
  setArchived(world, channel, false);
}

/** Replaces the parts given. An edit pings nobody, whatever it names (documentation, "Edit Message"). */
export function editMessage(
  world: World,
  message: Message,
  patch: Partial<MessageBody>,
  mentioning: Pick<MessageDraft, 'allowedMentions' | 'mayPingEveryone'> = {},
): void {
  message.edits.push(bodyOf(message));
  Object.assign(message, patch);
  message.editedAt = world.clock.now();
  const channel = world.channels.get(message.channelId);
  if (channel !== undefined) message.mentions = resolveMentions(world, { ...message, channel, ...mentioning });
  world.changes.publish({ kind: 'message.updated', message });
}

/** Fills the deferred "thinking" message of an interaction: an answer, not an edit, so it may ping. */
export function fillDeferred(
  world: World,
  message: Message,
  body: Partial<MessageBody>,
  mentioning: Pick<MessageDraft, 'allowedMentions' | 'mayPingEveryone'>,
): void {
  // Whether only one member sees it was decided by the deferral.
  const kept = message.flags & MessageFlags.Ephemeral;
  Object.assign(message, body);
  message.flags = kept | ((body.flags ?? 0) & ~(MessageFlags.Ephemeral | MessageFlags.Loading));
  const channel = world.channels.get(message.channelId);
  if (channel !== undefined) message.mentions = resolveMentions(world, { ...message, channel, ...mentioning });
  if ((message.flags & MessageFlags.Ephemeral) === 0) message.pings = message.mentions;
  world.changes.publish({ kind: 'message.filled', message });
}

export function deleteMessage(world: World, message: Message): void {
  message.deleted = true;
  world.changes.publish({ kind: 'message.deleted', message });
}

export function crosspostMessage(world: World, message: Message): void {
  message.crossposted = true;
  message.flags |= MessageFlags.Crossposted;
  world.changes.publish({ kind: 'message.updated', message });
}

/** The messages of a channel that were not deleted, oldest first. */
export function messagesOf(world: World, channelId: string): Message[] {
  return [...(world.messages.get(channelId)?.values() ?? [])].filter(({ deleted }) => !deleted);
}

/** The documentation says "the past few minutes"; a sender that relies on more relies on luck. */
const NONCE_WINDOW_MS = 3 * 60_000;

/** With `enforce_nonce`: the message its author already sent with this nonce to this channel, if it is recent. */
export function withNonce(world: World, channelId: string, authorId: string, nonce: string | number): Message | null {
  const id = world.nonces.get(nonceKey(channelId, authorId, nonce));
  const message = id === undefined ? undefined : world.message(channelId, id);
  if (message === undefined || message.createdAt < world.clock.now() - NONCE_WINDOW_MS) return null;
  return message;
}

function nonceKey(channelId: string, authorId: string, nonce: string | number): string {
  return `${channelId} ${authorId} ${nonce}`;
}

export function isEphemeral(message: Message): boolean {
  return (message.flags & MessageFlags.Ephemeral) !== 0;
}

function isSystem(type: MessageType | undefined): boolean {
  return type === MessageType.ThreadCreated || type === MessageType.ThreadStarterMessage;
}

function bodyOf({ content, embeds, components, attachments, flags }: Partial<MessageBody>): MessageBody {
  return {
    content: content ?? '',
    embeds: embeds ?? [],
    components: components ?? [],
    attachments: attachments ?? [],
    flags: flags ?? 0,
  };
}
