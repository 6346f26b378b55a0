import type {
  APIAllowedMentions,
  APIAttachment,
  APIEmbed,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageType,
} from 'discord-api-types/v10';
import type { Clock } from './clock.js';
import type { RequestRecord } from './rest/record.js';
import type { Method } from './rest/router.js';
import type { Command, MessageReference, Pings } from './state/model.js';
import type { Violation } from './validate/openapi.js';

// What a test or the demo holds: the emulated Discord, the people in it, and what was seen of the bot.

export interface DiscordOptions {
  /** Path of Discord's public OpenAPI file; every request body is then judged by it (`violations`). */
  readonly openapi?: string;
  /** Absent: a clock that runs with the machine's and can be moved forward with `discord.clock.advance(ms)`. */
  readonly clock?: Clock;
  /** Privileged intents granted to the application, as a bit set. Default: message content and members. */
  readonly grantedIntents?: number;
  /** Milliseconds between heartbeats. Default 41,250, as Discord sends. */
  readonly heartbeatInterval?: number;
  /** The number of shards `/gateway/bot` recommends. Default 1. */
  readonly shards?: number;
  /** Shards that may identify at once, each once in 5 s. Absent: identifies are not limited. */
  readonly maxConcurrency?: number;
  /** Rate limits are applied unless this is false. */
  readonly rateLimits?: boolean;
}

export interface Discord {
  /** `http://127.0.0.1:PORT/api`; discord.js wants it as `rest.api`. */
  readonly apiUrl: string;
  /** A bot token that is accepted. */
  readonly token: string;
  readonly application: { readonly id: string; readonly name: string };
  readonly bot: { readonly id: string; readonly username: string };
  readonly clock: Clock;
  /** Every REST request in the order of arrival, refused ones included. */
  readonly requests: readonly RequestRecord[];
  /** `METHOD /path` of requests that no route answers. */
  readonly unknownRoutes: readonly string[];
  /** Bodies that the OpenAPI file does not allow. */
  readonly violations: readonly Violation[];
  /** Interactions nobody acknowledged within 3 seconds. */
  readonly unacknowledged: readonly UnacknowledgedInteraction[];
  /** Answers with status 429. */
  readonly count429: number;
  /** Answers with status 401, 403 or 429, which Discord counts towards its ban (429 of scope `shared` not counted). */
  readonly invalidRequests: number;
  readonly faults: Faults;
  readonly gateway: GatewayControl;
  /** Creates a guild with the bot in it. */
  guild(options?: GuildOptions): GuildActor;
  /** The registered commands: the global ones and, with a guild id, those of the guild. */
  commands(guildId?: string): readonly Command[];
  /** The first request that `predicate` accepts, past ones included, once it was answered. */
  nextRequest(predicate: (request: RequestRecord) => boolean, options?: RequestWait): Promise<RequestRecord>;
  /** Closes every connection and stops listening; calling it again does nothing. */
  stop(): Promise<void>;
}

export interface UnacknowledgedInteraction {
  readonly id: string;
  /** `/ask`, `button more`, … */
  readonly what: string;
}

export type Fault =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  /** The request is served after this many milliseconds on the clock. */
  | { readonly delayMs: number }
  /** Never answered; the request has no effect. */
  | { readonly hang: true }
  /**
   * The connection is closed before the request has any effect; with `after`, once it took effect. discord.js gives
   * up on that; with `reset` the connection is reset instead, after which it tries again.
   */
  | { readonly drop: true; readonly after?: boolean; readonly reset?: boolean };

export interface FaultTarget {
  readonly method?: Method;
  /** As in `RequestRecord.route`; absent: every route. */
  readonly route?: string;
}

export interface Faults {
  /** The next `count` requests that match fare so; `Number.POSITIVE_INFINITY` until cleared. */
  next(count: number, target: FaultTarget, fault: Fault): void;
  clear(): void;
}

export interface GatewayControl {
  /** Connections that identified or resumed, now. */
  readonly connected: number;
  /** Identifies accepted so far. */
  readonly identifies: number;
  /** Resumes accepted so far. */
  readonly resumes: number;
  /** Cuts every connection without a close frame; sessions that are not resumable are forgotten. */
  drop(options: { readonly resumable: boolean }): void;
  /** Closes every connection with a close code, as Discord does. */
  closeWith(code: number): void;
  /** Sends op 7. */
  requestReconnect(): void;
  /** Sends op 9 and forgets the sessions unless resumable. */
  invalidate(options: { readonly resumable: boolean }): void;
  /** Waits until `count` shards (default 1) have identified or resumed. */
  ready(options?: WaitOptions & { readonly count?: number }): Promise<void>;
}

export interface RequestWait extends WaitOptions {
  /** Do not wait for the answer: for requests that faults hold up. */
  readonly unanswered?: boolean;
}

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

export type OptionValue = string | number | boolean | { readonly id: string };

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
