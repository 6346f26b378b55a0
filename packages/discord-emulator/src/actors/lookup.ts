import { ChannelType, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import type { MessageView } from '../people.js';
import type { Channel, Message, User } from '../state/model.js';
import { channelPermissions } from '../state/permissions.js';
import { ActorError } from './actor-error.js';
import type { Stage } from './stage.js';

/** The stored channel behind an actor. */
export function channelOf({ world }: Stage, actor: { readonly id: string; readonly name: string }): Channel {
  const channel = world.channels.get(actor.id);
  if (channel === undefined) throw new ActorError('not-found', `Channel ${actor.name} was deleted.`);
  return channel;
}

/** The stored message behind a view, as it is now, if this user can see it. */
export function messageOf({ world }: Stage, view: MessageView, user: User): Message {
  const message = world.message(view.channelId, view.id);
  if (message === undefined) throw new ActorError('not-found', `Message ${view.id} was deleted.`);
  const reader = world.interactions.get(message.interactionId ?? '')?.user;
  if ((message.flags & MessageFlags.Ephemeral) !== 0 && reader !== user) {
    throw new ActorError('not-permitted', `${user.username} cannot see an answer that only ${reader?.username} sees.`);
  }
  return message;
}

/** Throws unless the user has all of `needed` in the channel. */
export function requirePermission({ world }: Stage, user: User, channel: Channel, needed: bigint, what: string): void {
  const held = channelPermissions(world, channel, user.id);
  if ((held & needed) === needed) return;
  const missing = Object.entries(PermissionFlagsBits).filter(([, bit]) => (needed & ~held & bit) !== 0n);
  const place = channel.type === ChannelType.DM ? 'the direct messages' : `#${channel.name}`;
  const names = missing.map(([name]) => name).join(', ');
  throw new ActorError('not-permitted', `${user.username} may not ${what} in ${place}: missing ${names}.`);
}
