import { PermissionFlagsBits } from 'discord-api-types/v10';
import { channelJson } from '../../serialize/channels.js';
import { publishUpdate } from '../../state/channels.js';
import type { Channel, ThreadState } from '../../state/model.js';
import { channelPermissions } from '../../state/permissions.js';
import { setArchived } from '../../state/thread-life.js';
import { refuse } from '../errors.js';
import { ok, type RestContext, type RestResponse } from '../router.js';

interface ThreadPatch {
  readonly name?: string;
  readonly archived?: boolean;
  readonly locked?: boolean;
  readonly auto_archive_duration?: number;
  readonly rate_limit_per_user?: number | null;
  readonly invitable?: boolean;
  readonly applied_tags?: readonly string[];
}

/**
 * PATCH of a thread. An archived thread can only be brought back, unless the same request does that. The owner may
 * rename and archive; lock and slow mode take MANAGE_THREADS (documentation, "Modify Channel", threads).
 */
export function changeThread(context: RestContext, channel: Channel): RestResponse {
  const { world } = context;
  const thread = channel.thread;
  if (thread === null) throw refuse.wrongChannelType();
  const manages = (channelPermissions(world, channel, world.bot.id) & PermissionFlagsBits.ManageThreads) !== 0n;
  const body = context.readBody<ThreadPatch>();
  requireRight(thread, body, { manages, owns: thread.ownerId === world.bot.id });
  if (thread.archived && body.archived !== false) throw refuse.archivedThread();
  apply(channel, thread, body);
  if (body.archived !== undefined && body.archived !== thread.archived) setArchived(world, channel, body.archived);
  else publishUpdate(world, channel);
  return ok(channelJson(world, channel));
}

function requireRight(thread: ThreadState, body: ThreadPatch, who: { manages: boolean; owns: boolean }): void {
  if (who.manages) return;
  const onlyBringsBack = Object.keys(body).every((key) => key === 'archived') && body.archived === false;
  if (onlyBringsBack && !thread.locked) return;
  const needsManaging = body.locked !== undefined || body.rate_limit_per_user != null;
  if (!who.owns || needsManaging || thread.locked) throw refuse.missingPermissions();
}

function apply(channel: Channel, thread: ThreadState, body: ThreadPatch): void {
  if (body.name !== undefined) channel.name = body.name;
  if (body.locked !== undefined) thread.locked = body.locked;
  if (body.auto_archive_duration !== undefined) thread.autoArchiveDuration = body.auto_archive_duration;
  if (body.rate_limit_per_user != null) channel.slowmode = body.rate_limit_per_user;
  if (body.invitable !== undefined) thread.invitable = body.invitable;
  if (body.applied_tags !== undefined) channel.appliedTags = [...body.applied_tags];
}
