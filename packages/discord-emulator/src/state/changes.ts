import type { RequestRecord } from '../rest/record.js';
import type { Channel, Guild, Interaction, Member, Message, Role, User } from './model.js';

/** Everything that can happen in the emulated Discord. The gateway tells the bot of it; actors wait for it. */
export type Change =
  | { readonly kind: 'guild.created' | 'guild.updated' | 'guild.deleted'; readonly guild: Guild }
  | { readonly kind: 'role.created' | 'role.updated' | 'role.deleted'; readonly role: Role }
  | { readonly kind: 'member.added' | 'member.updated' | 'member.removed'; readonly member: Member }
  | { readonly kind: 'channel.created' | 'channel.updated' | 'channel.deleted'; readonly channel: Channel }
  | { readonly kind: 'thread.created' | 'thread.updated' | 'thread.deleted'; readonly channel: Channel }
  | { readonly kind: 'thread.joined' | 'thread.left'; readonly channel: Channel; readonly userId: string }
  | {
      readonly kind: 'message.created' | 'message.updated' | 'message.filled' | 'message.deleted';
      readonly message: Message;
    }
  | {
      readonly kind: 'reaction.added' | 'reaction.removed';
      readonly message: Message;
      readonly emoji: string;
      readonly user: User;
    }
  | { readonly kind: 'typing'; readonly channel: Channel; readonly user: User }
  | { readonly kind: 'webhooks.updated'; readonly channel: Channel }
  | { readonly kind: 'gateway.ready'; readonly shard: number; readonly resumed: boolean }
  | { readonly kind: 'request.arrived' | 'request.answered'; readonly request: RequestRecord }
  | {
      readonly kind:
        | 'interaction.created'
        | 'interaction.acknowledged'
        | 'interaction.answered'
        | 'interaction.expired';
      readonly interaction: Interaction;
    };

export type ChangeKind = Change['kind'];

/** Publishes changes to whoever listens, in order, at once. */
export class Changes {
  readonly #listeners = new Set<(change: Change) => void>();

  /** Listens until the function returned is called. */
  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  publish(change: Change): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}
