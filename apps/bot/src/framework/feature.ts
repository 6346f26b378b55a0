import type { Reader } from '@fieldnotes/content';
import type { Log } from '@fieldnotes/platform';
import type { JobQueue } from '@fieldnotes/queue';
import type { Store } from '@fieldnotes/store';
import type {
  AnySelectMenuInteraction,
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Client,
  Message,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { AnnounceTimings } from '../announce/timings.js';
import type { Pace } from '../discord/pace.js';
import type { BotMetrics } from '../observe/bot-metrics.js';
import type { RetentionDays } from '../retention/days.js';
import type { GuildZones } from './guild-zones.js';
import type { AskLimits } from './limits.js';

/** What every handler is given. It holds no state of a conversation: that is in the store. */
export interface BotContext {
  readonly client: Client<true>;
  /** What Discord takes of the bot in a second, shared by all that ask something of it. */
  readonly pace: Pace;
  readonly store: Store;
  readonly queue: JobQueue;
  readonly log: Log;
  /** Finds the keyphrases of a message. */
  readonly reader: Reader;
  /** IANA name of the zone in which dates are read and shown where the handler was called. */
  readonly timeZone: string;
  readonly guildZones: GuildZones;
  readonly now: () => Date;
  readonly askLimits: AskLimits;
  /** Where announcing is to keep other times than its own. */
  readonly announceTimings: Partial<AnnounceTimings>;
  readonly retentionDays: RetentionDays;
  readonly metrics: BotMetrics;
}

/**
 * A part of what the bot can do. Commands, components and modals are found by name and prefix, which must be unique
 * over all features; handlers are functions of the interaction and the context, and keep nothing between two calls.
 */
export interface Feature {
  readonly commands?: readonly Command[];
  readonly components?: readonly ComponentHandler[];
  readonly modals?: readonly ModalHandler[];
  /** Told of every message that the bot can see. */
  readonly message?: (message: Message, context: BotContext) => Promise<void>;
  /** Made once the client is ready; stopped before it is destroyed. */
  readonly service?: (context: BotContext) => Service;
}

/** Something that runs as long as the bot does. */
export interface Service {
  readonly name: string;
  start(): Promise<void>;
  /** Takes no new work and finishes what it has. Safe to call twice. */
  stop(): Promise<void>;
}

export type Command = SlashCommand | MessageCommand;

export interface SlashCommand {
  readonly kind: 'slash';
  readonly definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  run(interaction: ChatInputCommandInteraction, context: BotContext): Promise<void>;
  /** At most 25 are shown. What takes longer than the deadline of `answerAutocomplete` is not shown. */
  autocomplete?(interaction: AutocompleteInteraction, context: BotContext): Promise<readonly Choice[]>;
}

/** A command in the menu of a message. */
export interface MessageCommand {
  readonly kind: 'message';
  readonly definition: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  run(interaction: MessageContextMenuCommandInteraction, context: BotContext): Promise<void>;
}

export interface Choice {
  readonly name: string;
  readonly value: string;
}

export type ComponentInteraction = ButtonInteraction | AnySelectMenuInteraction;

/** Buttons and menus whose `custom_id` starts with the prefix (see custom-id.ts). */
export interface ComponentHandler {
  readonly prefix: string;
  run(interaction: ComponentInteraction, parameters: readonly string[], context: BotContext): Promise<void>;
}

/** Modals whose `custom_id` starts with the prefix. */
export interface ModalHandler {
  readonly prefix: string;
  run(interaction: ModalSubmitInteraction, parameters: readonly string[], context: BotContext): Promise<void>;
}
