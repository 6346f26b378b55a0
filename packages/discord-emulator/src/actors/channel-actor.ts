import { MessageFlags, OverwriteType } from 'discord-api-types/v10';
import type { ChannelActor, MessageView, ThreadActor, WaitOptions } from '../people.js';
import type { Change } from '../state/changes.js';
import { deleteChannel, publishUpdate, threadsOf } from '../state/channels.js';
import { messagesOf } from '../state/messages.js';
import type { Channel, Message, Overwrite } from '../state/model.js';
import { ALL_PERMISSIONS } from '../state/permissions.js';
import { setArchived } from '../state/thread-life.js';
import { deleteWebhook, webhooksOf } from '../state/webhooks.js';
import type { World } from '../state/world.js';
import { ActorError } from './actor-error.js';
import { type Stage, timeoutOf } from './stage.js';
import { viewMessage } from './view.js';

type Predicate = (message: MessageView) => boolean;

/** A channel as tests see it. */
export function channelActor(stage: Stage, channel: Channel): ChannelActor {
  const { world, waits } = stage;
  const nameOf = () => channel.name ?? 'direct messages';
  const views = () => messagesOf(world, channel.id).map(viewMessage);

  return {
    id: channel.id,
    get name() {
      return nameOf();
    },
    messages: views,
    threads: () => threadsOf(world, channel.id).map((thread) => threadActor(stage, thread)),
    tags: () => channel.availableTags.map(({ id, name }) => ({ id, name })),
    nextMessage(predicate: Predicate = (message) => !message.ephemeral, options?: WaitOptions | number) {
      return waits.next(`a message in ${nameOf()}`, timeoutOf(options), (change) => {
        const message = arrival(change);
        if (message?.channelId !== channel.id) return undefined;
        const view = viewMessage(message);
        return predicate(view) ? view : undefined;
      });
    },
    waitForMessages(count: number, predicate: Predicate = () => true, options?: WaitOptions | number) {
      const enough = () => {
        const found = views().filter(predicate);
        return found.length >= count ? found : undefined;
      };
      const pick = (change: Change) => (concerns(change, channel.id) ? enough() : undefined);
      return waits.next(`${count} messages in ${nameOf()}`, timeoutOf(options), pick, enough);
    },
    nextThread(options?: WaitOptions | number) {
      return waits.next(`a thread in ${nameOf()}`, timeoutOf(options), (change) =>
        change.kind === 'thread.created' && change.channel.parentId === channel.id
          ? threadActor(stage, change.channel)
          : undefined,
      );
    },
    setBotPermissions(permissions) {
      const overwrite = botOverwrite(world, permissions);
      channel.overwrites.set(overwrite.id, overwrite);
      publishUpdate(world, channel);
    },
    webhooks: () => webhooksOf(world, channel).map(({ id, name }) => ({ id, name })),
    deleteWebhooks() {
      for (const webhook of webhooksOf(world, channel)) deleteWebhook(world, webhook);
    },
    delete: () => deleteChannel(world, channel),
  };
}

function concerns(change: Change, channelId: string): boolean {
  return 'message' in change && change.message.channelId === channelId;
}

/** The message that appeared with a change: written, or a deferred answer filled in. */
function arrival(change: Change): Message | undefined {
  if (change.kind === 'message.filled') return change.message;
  if (change.kind !== 'message.created') return undefined;
  return (change.message.flags & MessageFlags.Loading) === 0 ? change.message : undefined;
}

/** Lets the bot do exactly what is given in a channel. */
export function botOverwrite({ bot }: World, permissions: bigint): Overwrite {
  return { id: bot.id, type: OverwriteType.Member, allow: permissions, deny: ALL_PERMISSIONS & ~permissions };
}

/** A thread or forum post as tests see it. */
export function threadActor(stage: Stage, thread: Channel): ThreadActor {
  const state = thread.thread;
  if (state === null) throw new ActorError('not-found', `${thread.name ?? thread.id} is not a thread.`);
  const { world } = stage;
  const own: Omit<ThreadActor, keyof ChannelActor> = {
    parentId: thread.parentId ?? '',
    get archived() {
      return state.archived;
    },
    get locked() {
      return state.locked;
    },
    get appliedTags() {
      return [...thread.appliedTags];
    },
    setArchived: (archived) => setArchived(world, thread, archived),
  };
  // Spreading would freeze the getters at what they say now.
  return Object.defineProperties(channelActor(stage, thread) as ThreadActor, Object.getOwnPropertyDescriptors(own));
}
