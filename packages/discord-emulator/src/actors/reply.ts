import { InteractionResponseType } from 'discord-api-types/v10';
import type { MessageView, Reply, WaitOptions } from '../people.js';
import type { Change } from '../state/changes.js';
import { originalOf } from '../state/interactions.js';
import type { Interaction } from '../state/model.js';
import { ActorError } from './actor-error.js';
import { type Stage, timeoutOf } from './stage.js';
import { viewMessage } from './view.js';

/** What an acknowledged interaction came to. */
export function createReply(stage: Stage, interaction: Interaction): Reply {
  const { world, waits } = stage;
  const type = interaction.responseType ?? InteractionResponseType.Pong;

  return {
    interactionId: interaction.id,
    type,
    acknowledgedMs: (interaction.acknowledgedAt ?? interaction.createdAt) - interaction.createdAt,
    deferred:
      type === InteractionResponseType.DeferredChannelMessageWithSource ||
      type === InteractionResponseType.DeferredMessageUpdate,
    ephemeral: interaction.ephemeral,
    modal: interaction.modal,
    get message() {
      const message = originalOf(world, interaction);
      if (message !== undefined) return viewMessage(message);
      throw new ActorError('not-found', `The answer is not a message (response type ${type}), or it was deleted.`);
    },
    get followUps() {
      return followUpsOf(stage, interaction);
    },
    nextEdit(options?: WaitOptions) {
      return waits.next('an edit of the answer', timeoutOf(options), (change: Change) => {
        if (change.kind !== 'message.updated' && change.kind !== 'message.filled') return undefined;
        return change.message.id === interaction.originalId ? viewMessage(change.message) : undefined;
      });
    },
    nextFollowUp(options?: WaitOptions) {
      const seen = interaction.followUpIds.length;
      return waits.next('a follow-up', timeoutOf(options), () => followUpsOf(stage, interaction)[seen]);
    },
  };
}

function followUpsOf({ world }: Stage, { channelId, followUpIds }: Interaction): MessageView[] {
  return followUpIds.flatMap((id) => {
    const message = world.message(channelId, id);
    return message === undefined ? [] : [viewMessage(message)];
  });
}
