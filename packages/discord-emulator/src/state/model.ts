import type {
  APIAllowedMentions,
  APIApplicationCommandOption,
  APIEmbed,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  APIPoll,
  ApplicationCommandType,
  ChannelType,
  InteractionContextType,
  InteractionResponseType,
  InteractionType,
  MessageReferenceType,
  MessageType,
  OverwriteType,
} from 'discord-api-types/v10';

// What the emulator remembers. Ids are snowflakes as strings, times are Unix milliseconds, permissions are bit sets.

export interface User {
  readonly id: string;
  readonly bot: boolean;
  readonly locale: string;
  /** Takes direct messages from the bot, as long as they share a guild. */
  readonly acceptsDms: boolean;
  username: string;
  globalName: string | null;
  avatar: string | null;
}

export interface Role {
  readonly id: string;
  readonly guildId: string;
  /** The bot the role was made for when it joined. */
  readonly botId: string | null;
  name: string;
  permissions: bigint;
  position: number;
  mentionable: boolean;
  color: number;
  hoist: boolean;
}

export interface Member {
  readonly guildId: string;
  readonly user: User;
  readonly joinedAt: number;
  nick: string | null;
  /** Role ids, without @everyone. */
  roles: string[];
}

export interface Guild {
  readonly id: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
  ownerId: string;
  name: string;
  preferredLocale: string;
  systemChannelId: string | null;
  /** By a command's id, the roles that the guild shows it to whatever its default permissions. */
  readonly shownCommands: Map<string, Set<string>>;
  /** An outage: the bot is told that the guild is unavailable and no events of it reach the bot. */
  unavailable: boolean;
}

export interface Overwrite {
  readonly id: string;
  readonly type: OverwriteType;
  allow: bigint;
  deny: bigint;
}

export interface ForumTag {
  readonly id: string;
  name: string;
  moderated: boolean;
}

export interface ThreadState {
  readonly ownerId: string;
  readonly createdAt: number;
  /** User ids of who joined. */
  readonly members: Set<string>;
  archived: boolean;
  locked: boolean;
  archivedAt: number;
  /** Minutes. */
  autoArchiveDuration: number;
  invitable: boolean;
  /** Messages ever sent, without the first one. */
  totalMessages: number;
}

/** A guild channel, a thread (`thread` is set) or a DM (`guildId` is null and `recipients` are set). */
export interface Channel {
  readonly id: string;
  readonly guildId: string | null;
  readonly type: ChannelType;
  readonly overwrites: Map<string, Overwrite>;
  readonly recipients: User[];
  readonly thread: ThreadState | null;
  parentId: string | null;
  name: string | null;
  topic: string | null;
  nsfw: boolean;
  position: number;
  /** Seconds. */
  slowmode: number;
  lastMessageId: string | null;
  availableTags: ForumTag[];
  /** A forum that wants at least one tag on each post (channel flag REQUIRE_TAG). */
  requireTag: boolean;
  appliedTags: string[];
}

export interface Attachment {
  readonly id: string;
  readonly url: string;
  readonly filename: string;
  readonly contentType: string | undefined;
  readonly data: Uint8Array;
  description: string | undefined;
}

export interface Reaction {
  /** The character, or `name:id` of a custom emoji. */
  readonly emoji: string;
  readonly userIds: Set<string>;
}

/** Who a message really pinged, once `allowed_mentions` and the author's permissions were applied. */
export interface Pings {
  everyone: boolean;
  here: boolean;
  /** User ids, the author of the message replied to included when the reply pings. */
  users: string[];
  roles: string[];
}

export interface MessageReference {
  readonly type: MessageReferenceType;
  readonly messageId: string | null;
  readonly channelId: string;
  readonly guildId: string | null;
}

/** What a message shows: the part that an edit replaces. */
export interface MessageBody {
  content: string;
  embeds: APIEmbed[];
  components: APIMessageTopLevelComponent[];
  attachments: Attachment[];
  /** `MessageFlags` bits. */
  flags: number;
}

export interface Message extends MessageBody {
  readonly id: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly author: User;
  /** The webhook that wrote it; `author` then carries the name and avatar shown. */
  readonly webhookId: string | null;
  /** The application behind an interaction's answer or an application's webhook. */
  readonly applicationId: string | null;
  readonly type: MessageType;
  readonly createdAt: number;
  readonly tts: boolean;
  readonly nonce: string | number | null;
  readonly reference: MessageReference | null;
  readonly poll: APIPoll | null;
  /** The interaction the message answers. */
  readonly interactionId: string | null;
  readonly allowedMentions: APIAllowedMentions | null;
  readonly reactions: Reaction[];
  /** Bodies that edits replaced, oldest first. */
  readonly edits: MessageBody[];
  /** What the message as it stands would ping; an edit changes it and pings nobody. */
  mentions: Pings;
  pings: Pings;
  editedAt: number | null;
  crossposted: boolean;
  /** The thread that was started from this message. */
  threadId: string | null;
  deleted: boolean;
}

export interface Webhook {
  readonly id: string;
  readonly token: string;
  readonly guildId: string;
  /** Who made it. */
  readonly creator: User;
  readonly applicationId: string | null;
  channelId: string;
  name: string;
  avatar: string | null;
}

export interface Command {
  readonly id: string;
  readonly applicationId: string;
  readonly guildId: string | null;
  readonly type: ApplicationCommandType;
  name: string;
  nameLocalizations: Record<string, string> | null;
  description: string;
  descriptionLocalizations: Record<string, string> | null;
  options: APIApplicationCommandOption[];
  /** Null: everybody; 0n: administrators only. */
  defaultMemberPermissions: bigint | null;
  contexts: InteractionContextType[] | null;
  integrationTypes: number[];
  nsfw: boolean;
  version: string;
}

export type InteractionState =
  | 'waiting' // not acknowledged yet
  | 'deferred' // acknowledged, the answer is still to come
  | 'answered'
  | 'expired'; // nobody acknowledged it in 3 seconds

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly createdAt: number;
  readonly user: User;
  readonly guildId: string | null;
  readonly channelId: string;
  /** The interaction's `data`, as the bot receives it. */
  readonly data: unknown;
  /** The message whose component was used. */
  readonly sourceMessageId: string | null;
  /** Interaction context: guild, DM with the bot. */
  readonly context: InteractionContextType;
  state: InteractionState;
  acknowledgedAt: number | null;
  responseType: InteractionResponseType | null;
  /** The deferral or answer was ephemeral. */
  ephemeral: boolean;
  /** What `@original` names: the answer, or the message a component belongs to. */
  originalId: string | null;
  readonly followUpIds: string[];
  choices: { name: string; value: string | number }[] | null;
  modal: APIModalInteractionResponseCallbackData | null;
}
