import { InteractionContextType } from 'discord-api-types/v10';
import type { InvokeOptions, Reply } from '../people.js';
import type { Change } from '../state/changes.js';
import { createInteraction, type InteractionDraft } from '../state/interactions.js';
import type { Channel, Interaction } from '../state/model.js';
import { ActorError } from './actor-error.js';
import { createReply } from './reply.js';
import { type Stage, timeoutOf } from './stage.js';

/** Where an interaction happens, which decides the commands there are and what the bot is told. */
export function contextOf(channel: Channel): InteractionContextType {
  return channel.guildId === null ? InteractionContextType.BotDM : InteractionContextType.Guild;
}

/**
 * Sends an interaction and waits for what the bot makes of it. `what` names it in errors, as `/ask`. Rejects when
 * nobody acknowledges it within three seconds, which is also recorded in `discord.unacknowledged`.
 */
export async function invoke(
  stage: Stage,
  what: string,
  draft: Omit<InteractionDraft, 'context'>,
  options: Partial<InvokeOptions>,
): Promise<Reply> {
  const { world, gateway } = stage;
  if (!gateway.hasSession) {
    throw new ActorError('not-connected', `No bot is connected that could answer ${what}: start it first.`);
  }
  const interaction = createInteraction(world, { ...draft, context: contextOf(draft.channel) });
  await acknowledgement(stage, what, interaction, timeoutOf(options));
  if (options.until !== 'acknowledged' && !isAnswered(interaction)) await answer(stage, what, interaction, options);
  return createReply(stage, interaction);
}

function acknowledgement({ waits, journal }: Stage, what: string, interaction: Interaction, timeoutMs: number) {
  const acknowledged = () => (interaction.acknowledgedAt === null ? undefined : true);
  const pick = (change: Change) => {
    if (change.kind !== 'interaction.expired' || change.interaction !== interaction) return acknowledged();
    journal.unacknowledged.push({ id: interaction.id, what });
    throw new ActorError('not-acknowledged', `The bot did not acknowledge ${what} within 3 seconds.`);
  };
  return waits.next(`an answer to ${what}`, timeoutMs, pick, acknowledged);
}

function answer({ waits }: Stage, what: string, interaction: Interaction, options: Partial<InvokeOptions>) {
  const answered = () => (isAnswered(interaction) ? true : undefined);
  return waits.next(`what the deferred ${what} comes to`, timeoutOf(options), answered, answered);
}

function isAnswered({ state }: Interaction): boolean {
  return state === 'answered';
}
