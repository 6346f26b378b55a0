import { type InteractionContextType, InteractionResponseType, type InteractionType } from 'discord-api-types/v10';
import type { Channel, Interaction, Message, User } from './model.js';
import { secret, type World } from './world.js';

/** How long an application has for its first answer, and how long the token works (documentation, "Responding"). */
export const ACKNOWLEDGE_MS = 3_000;
export const TOKEN_MS = 15 * 60_000;

export interface InteractionDraft {
  readonly type: InteractionType;
  readonly user: User;
  readonly channel: Channel;
  readonly context: InteractionContextType;
  readonly data: unknown;
  readonly sourceMessageId?: string;
}

/** Sends an interaction to the bot; after three seconds without an answer it has failed. */
export function createInteraction(world: World, draft: InteractionDraft): Interaction {
  const interaction: Interaction = {
    id: world.snowflakes.next(),
    token: secret(120),
    type: draft.type,
    createdAt: world.clock.now(),
    user: draft.user,
    guildId: draft.channel.guildId,
    channelId: draft.channel.id,
    data: draft.data,
    sourceMessageId: draft.sourceMessageId ?? null,
    context: draft.context,
    state: 'waiting',
    acknowledgedAt: null,
    responseType: null,
    ephemeral: false,
    originalId: null,
    followUpIds: [],
    choices: null,
    modal: null,
  };
  world.interactions.set(interaction.id, interaction);
  world.clock.after(ACKNOWLEDGE_MS, () => expire(world, interaction));
  world.changes.publish({ kind: 'interaction.created', interaction });
  return interaction;
}

function expire(world: World, interaction: Interaction): void {
  if (interaction.state !== 'waiting') return;
  interaction.state = 'expired';
  world.changes.publish({ kind: 'interaction.expired', interaction });
}

/** The bot's first answer. Deferrals leave the answer to come; everything else is one. */
export function acknowledge(world: World, interaction: Interaction, type: InteractionResponseType): void {
  interaction.acknowledgedAt = world.clock.now();
  interaction.responseType = type;
  interaction.state = isDeferral(type) ? 'deferred' : 'answered';
  world.changes.publish({ kind: 'interaction.acknowledged', interaction });
}

/** A deferred interaction got what it was waiting for: an edit or a follow-up. */
export function settle(world: World, interaction: Interaction): void {
  if (interaction.state === 'deferred') interaction.state = 'answered';
  world.changes.publish({ kind: 'interaction.answered', interaction });
}

export function isDeferral(type: InteractionResponseType | null): boolean {
  return (
    type === InteractionResponseType.DeferredChannelMessageWithSource ||
    type === InteractionResponseType.DeferredMessageUpdate
  );
}

/** Whether the token still opens `@original` and follow-ups. */
export function tokenWorks(world: World, interaction: Interaction): boolean {
  return world.clock.now() - interaction.createdAt < TOKEN_MS;
}

export function byToken(world: World, token: string): Interaction | undefined {
  for (const interaction of world.interactions.values()) if (interaction.token === token) return interaction;
  return undefined;
}

/** The message `@original` names, if it is (still) there. */
export function originalOf(world: World, interaction: Interaction): Message | undefined {
  return interaction.originalId === null ? undefined : world.message(interaction.channelId, interaction.originalId);
}
