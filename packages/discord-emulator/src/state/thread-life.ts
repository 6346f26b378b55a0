import { publishUpdate } from './channels.js';
import type { Channel } from './model.js';
import type { World } from './world.js';

export function setArchived(world: World, thread: Channel, archived: boolean): void {
  if (thread.thread === null || thread.thread.archived === archived) return;
  thread.thread.archived = archived;
  thread.thread.archivedAt = world.clock.now();
  publishUpdate(world, thread);
}

export function joinThread(world: World, thread: Channel, userId: string): void {
  if (thread.thread === null || thread.thread.members.has(userId)) return;
  thread.thread.members.add(userId);
  world.changes.publish({ kind: 'thread.joined', channel: thread, userId });
}

export function leaveThread(world: World, thread: Channel, userId: string): void {
  if (thread.thread?.members.delete(userId)) world.changes.publish({ kind: 'thread.left', channel: thread, userId });
}
