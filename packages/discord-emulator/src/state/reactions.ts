import type { Message, User } from './model.js';
import type { World } from './world.js';

/** Adds a user's reaction; adding it twice is adding it once. */
export function addReaction(world: World, message: Message, emoji: string, user: User): void {
  let reaction = message.reactions.find((candidate) => candidate.emoji === emoji);
  if (reaction === undefined) {
    reaction = { emoji, userIds: new Set() };
    message.reactions.push(reaction);
  }
  if (reaction.userIds.has(user.id)) return;
  reaction.userIds.add(user.id);
  world.changes.publish({ kind: 'reaction.added', message, emoji, user });
}

export function removeReaction(world: World, message: Message, emoji: string, user: User): void {
  const reaction = message.reactions.find((candidate) => candidate.emoji === emoji);
  if (!reaction?.userIds.delete(user.id)) return;
  if (reaction.userIds.size === 0) message.reactions.splice(message.reactions.indexOf(reaction), 1);
  world.changes.publish({ kind: 'reaction.removed', message, emoji, user });
}

/** Removes all reactions, or all with one emoji. */
export function clearReactions(world: World, message: Message, emoji?: string): void {
  for (const reaction of [...message.reactions]) {
    if (emoji !== undefined && reaction.emoji !== emoji) continue;
    for (const userId of [...reaction.userIds]) {
      const user = world.users.get(userId);
      if (user !== undefined) removeReaction(world, message, reaction.emoji, user);
    }
  }
}
