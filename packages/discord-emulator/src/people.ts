import type {
  APIAllowedMentions,
  APIAttachment,
  APIEmbed,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageType,
} from 'discord-api-types/v10';
import type { MessageReference, Pings } from './state/model.js';

// The guilds, channels, members and messages that a test or the demo plays with.

export interface WaitOptions {
  /** Real milliseconds. Default 5,000. */
  readonly timeoutMs?: number;
}

export interface GuildOptions {
  readonly name?: string;
  /** Exactly what the bot may do in the guild. Default `DEFAULT_BOT_PERMISSIONS`. */
  readonly botPermissions?: bigint;
  readonly locale?: string;
}

export type ChannelKind = 'text' | 'announcement' | 'forum' | 'voice';

export interface ChannelOptions {
  readonly type?: ChannelKind;
  /** Exactly what the bot may do here, as an overwrite: everything else is denied. */
  readonly botPermissions?: bigint;
  /** What @everyone may not do here, as an overwrite. */
  readonly deny?: bigint;
  /** Names of a forum's tags. */
  readonly tags?: readonly string[];
  /** The forum wants a tag on each post. */
  readonly requireTag?: boolean;
  readonly nsfw?: boolean;
}

export interface GuildActor {
  readonly id: string;
  readonly name: string;
  channel(name: string, options?: ChannelOptions): ChannelActor;
  member(name: string, options?: MemberOptions): MemberActor;
  role(name: string, options?: RoleOptions): { readonly id: string; readonly name: string };
  /** Changes what the bot may do in the guild, to exactly this. */
  setBotPermissions(permissions: bigint): void;
  /** Another application's webhook or bot says something. */
  botSays(name: string, content: string, options: { readonly channel: ChannelActor }): MessageView;
  webhookSays(name: string, content: string, options: { readonly channel: ChannelActor }): MessageView;
  /** Shows a command, `/follow`, to a role that its default permissions hide it from: Server Settings → Integrations. */
  showCommand(command: string, role: { readonly id: string }): void;
  /** Where Discord itself writes to the guild. */
  setSystemChannel(channel: ChannelActor): void;
  /** The bot is removed from the guild. */
  kickBot(): void;
  /** An outage begins or ends. */
  setUnavailable(unavailable: boolean): void;
}

export interface RoleOptions {
  readonly mentionable?: boolean;
  readonly permissions?: bigint;
}

export interface MemberOptions {
  /** Beyond what @everyone may do. */
  readonly permissions?: bigint;
  /** Role ids. */
  readonly roles?: readonly string[];
  /** Takes no direct messages from the bot (50007). */
  readonly closedDms?: boolean;
  /** A Discord locale such as `de`; default `en-US`. */
  readonly locale?: string;
}

export interface ChannelActor {
  readonly id: string;
  readonly name: string;
  /** The messages that are there, oldest first, ephemeral ones included. */
  messages(): readonly MessageView[];
  /** Threads and forum posts of this channel, oldest first. */
  threads(): readonly ThreadActor[];
  /** The next message created after the call (not an ephemeral one, unless `predicate` asks) from the bot or anybody. */
  nextMessage(predicate?: (message: MessageView) => boolean, options?: WaitOptions | number): Promise<MessageView>;
  /** Waits until the channel holds `count` messages that `predicate` accepts, those already there included. */
  waitForMessages(
    count: number,
    predicate?: (message: MessageView) => boolean,
    options?: WaitOptions | number,
  ): Promise<readonly MessageView[]>;
  /** The next thread (or forum post) started here after the call. */
  nextThread(options?: WaitOptions | number): Promise<ThreadActor>;
  /** Names and ids of a forum's tags. */
  tags(): readonly { readonly id: string; readonly name: string }[];
  /** The webhooks of the channel, without their tokens. */
  webhooks(): readonly { readonly id: string; readonly name: string }[];
  /** Somebody deletes them. */
  deleteWebhooks(): void;
  /** Replaces what the bot may do here (see `ChannelOptions.botPermissions`). */
  setBotPermissions(permissions: bigint): void;
  /** The channel is deleted, its threads with it. */
  delete(): void;
}

export interface ThreadActor extends ChannelActor {
  readonly parentId: string;
  readonly archived: boolean;
  readonly locked: boolean;
  readonly appliedTags: readonly string[];
  setArchived(archived: boolean): void;
}

/** A message as it is now: read it again for its later state. */
export interface MessageView {
  readonly id: string;
  readonly channelId: string;
  readonly type: MessageType;
  readonly author: {
    readonly id: string;
    readonly username: string;
    readonly avatar: string | null;
    readonly bot: boolean;
  };
  /** The webhook that wrote it. */
  readonly webhookId: string | null;
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly attachments: readonly (APIAttachment & { readonly data: Uint8Array })[];
  readonly flags: number;
  readonly ephemeral: boolean;
  readonly nonce: string | number | null;
  readonly reference: MessageReference | null;
  readonly allowedMentions: APIAllowedMentions | null;
  readonly pings: Readonly<Pings>;
  readonly reactions: readonly { readonly emoji: string; readonly userIds: readonly string[] }[];
  readonly crossposted: boolean;
  readonly createdAt: number;
  readonly editedAt: number | null;
  /** Contents before each edit, oldest first. */
  readonly previousContents: readonly string[];
  readonly threadId: string | null;
  readonly deleted: boolean;
}

export type OptionValue = string | number | boolean | { readonly id: string } | OptionFile;

/** A file that a member sends with a command. */
export interface OptionFile {
  readonly filename: string;
  readonly data: Uint8Array | string;
}

export interface InvokeOptions extends WaitOptions {
  readonly channel: ChannelActor;
  /**
   * `answered` (default): a deferred interaction is waited for until it was edited or followed up;
   * `acknowledged`: the promise resolves with the acknowledgement.
   */
  readonly until?: 'acknowledged' | 'answered';
}

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

export interface MemberActor {
  readonly id: string;
  readonly name: string;
  /** Uses a registered slash command, `'/posts latest'` with its subcommand. Rejects with `ActorError`. */
  slash(command: string, options: Readonly<Record<string, OptionValue>>, where: InvokeOptions): Promise<Reply>;
  /** Uses a registered context-menu command on a message. */
  contextMenu(command: string, target: MessageView, options?: Partial<InvokeOptions>): Promise<Reply>;
  userMenu(command: string, target: MemberActor, where: InvokeOptions): Promise<Reply>;
  /** Asks for the choices of `focused` as the other options stand. */
  autocomplete(
    command: string,
    options: Readonly<Record<string, OptionValue>>,
    focused: string,
    where?: Partial<InvokeOptions>,
  ): Promise<readonly Choice[]>;
  /** Presses the button with this label or custom id. */
  click(message: MessageView, button: string, options?: Partial<InvokeOptions>): Promise<Reply>;
  /** Chooses values (ids in channel, role and user menus) in the menu with this custom id. */
  select(
    message: MessageView,
    menu: string,
    values: readonly string[],
    options?: Partial<InvokeOptions>,
  ): Promise<Reply>;
  /** Fills in and sends the modal that `reply` opened: custom id of a field → what is typed or chosen. */
  modal(
    reply: Reply,
    fields: Readonly<Record<string, string | readonly string[]>>,
    options?: Partial<InvokeOptions>,
  ): Promise<Reply>;
  say(content: string, options: SayOptions): MessageView;
  dm(content: string): MessageView;
  /** Starts a public thread, without a message. */
  startThread(name: string, options: { readonly channel: ChannelActor }): ThreadActor;
  /** The direct messages between the member and the bot. */
  readonly dms: ChannelActor;
  edit(message: MessageView, content: string): MessageView;
  delete(message: MessageView): void;
  react(message: MessageView, emoji: string): void;
  unreact(message: MessageView, emoji: string): void;
  leave(): void;
}

export interface SayOptions {
  readonly channel: ChannelActor;
  readonly replyTo?: MessageView;
}

/** What an interaction came to. Getters show the state at the time they are read. */
export interface Reply {
  readonly interactionId: string;
  /** How the bot acknowledged it. */
  readonly type: InteractionResponseType;
  /** Milliseconds on the clock from the interaction to its acknowledgement. */
  readonly acknowledgedMs: number;
  readonly deferred: boolean;
  readonly ephemeral: boolean;
  /** The answer (`@original`); throws `ActorError` when there is none. */
  readonly message: MessageView;
  readonly followUps: readonly MessageView[];
  /** The modal that was opened. */
  readonly modal: APIModalInteractionResponseCallbackData | null;
  /** The next edit of the answer after the call. */
  nextEdit(options?: WaitOptions): Promise<MessageView>;
  nextFollowUp(options?: WaitOptions): Promise<MessageView>;
}
