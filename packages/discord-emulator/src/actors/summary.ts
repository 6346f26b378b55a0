import type { Change } from '../state/changes.js';
import type { Message } from '../state/model.js';

const SHOWN_CHARACTERS = 80;

/** A change in a few words, for the message of a wait in vain; null for changes that would only distract. */
export function summary(change: Change): string | null {
  switch (change.kind) {
    case 'message.created':
    case 'message.updated':
    case 'message.filled':
    case 'message.deleted':
      return `${change.kind} by ${change.message.author.username}: ${gist(change.message)}`;
    case 'thread.created':
    case 'thread.updated':
    case 'thread.deleted':
      return `${change.kind} ${change.channel.name ?? ''}`;
    case 'reaction.added':
    case 'reaction.removed':
      return `${change.kind} ${change.emoji} by ${change.user.username}`;
    case 'interaction.acknowledged':
    case 'interaction.expired':
      return `${change.kind} (type ${change.interaction.type}, response ${change.interaction.responseType})`;
    case 'request.answered':
      return `${change.request.method} ${change.request.path} → ${change.request.status}`;
    case 'gateway.ready':
      return `shard ${change.shard} ${change.resumed ? 'resumed' : 'identified'}`;
    default:
      return null;
  }
}

function gist({ content, embeds, components }: Message): string {
  const text = content || embeds[0]?.title || (components.length > 0 ? '(components)' : '(empty)');
  return JSON.stringify(text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text);
}
