import { ChannelType, MessageReferenceType, MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { InvokeOptions, MemberActor, MessageView, SayOptions } from '../people.js';
import { dmChannel } from '../state/channels.js';
import { removeMember } from '../state/guilds.js';
import { createMessage, deleteMessage, editMessage } from '../state/messages.js';
import type { Channel, Guild, Member, MessageReference, User } from '../state/model.js';
import { channelPermissions, isTextBased, sendingBit } from '../state/permissions.js';
import { addReaction, removeReaction } from '../state/reactions.js';
import { createThread } from '../state/threads.js';
import { ActorError } from './actor-error.js';
import { channelActor, threadActor } from './channel-actor.js';
import { autocomplete, useMessageMenu, useSlash, useUserMenu } from './commands.js';
import { click, select } from './component-use.js';
import { channelOf, messageOf, requirePermission } from './lookup.js';
import { submitModal } from './modal.js';
import type { Stage } from './stage.js';
import { viewMessage } from './view.js';

const P = PermissionFlagsBits;

/** A member as tests play one: what Discord's client would not let them do throws `ActorError`. */
export function memberActor(stage: Stage, guild: Guild, member: Member): MemberActor {
  const { world } = stage;
  const { user } = member;
  const dms = () => channelActor(stage, dmChannel(world, user));
  const placed = (options: Partial<InvokeOptions> = {}): InvokeOptions => ({ channel: dms(), ...options });
  const own = (view: MessageView) => {
    const message = messageOf(stage, view, user);
    if (message.author === user) return message;
    throw new ActorError('not-permitted', `Message ${view.id} is not ${user.username}'s.`);
  };

  return {
    id: user.id,
    name: user.username,
    get dms() {
      return dms();
    },
    slash: (command, options, where) => useSlash(stage, user, command, options, where),
    autocomplete: (command, options, focused, where) =>
      autocomplete(stage, user, command, options, focused, placed(where)),
    contextMenu: (command, target, options = {}) => useMessageMenu(stage, user, command, target, options),
    userMenu: (command, target, where) => useUserMenu(stage, user, command, target.id, where),
    click: (message, button, options = {}) => click(stage, user, message, button, options),
    select: (message, menu, values, options = {}) => select(stage, user, message, menu, values, options),
    modal: (reply, fields, options = {}) => submitModal(stage, user, reply, fields, options),
    say: (content, options) => say(stage, user, content, channelOf(stage, options.channel), options),
    dm: (content) => say(stage, user, content, dmChannel(world, user), {}),
    startThread(name, options) {
      const channel = channelOf(stage, options.channel);
      requirePermission(stage, user, channel, P.ViewChannel | P.CreatePublicThreads, 'start a thread');
      return threadActor(stage, createThread(world, channel, { name, owner: user, type: ChannelType.PublicThread }));
    },
    edit(view, content) {
      const message = own(view);
      editMessage(world, message, { content: withBot(stage, content) });
      return viewMessage(message);
    },
    delete: (view) => deleteMessage(world, own(view)),
    react(view, emoji) {
      const message = messageOf(stage, view, user);
      const channel = channelOf(stage, { id: message.channelId, name: message.channelId });
      requirePermission(stage, user, channel, P.AddReactions | P.ReadMessageHistory, 'react');
      addReaction(world, message, emoji, user);
    },
    unreact: (view, emoji) => removeReaction(world, messageOf(stage, view, user), emoji, user),
    leave: () => removeMember(world, guild, member),
  };
}

function say(
  stage: Stage,
  user: User,
  content: string,
  channel: Channel,
  { replyTo }: Partial<SayOptions>,
): MessageView {
  const { world } = stage;
  if (!isTextBased(channel.type)) throw new ActorError('not-permitted', `#${channel.name} takes posts, not messages.`);
  requirePermission(stage, user, channel, P.ViewChannel | sendingBit(channel), 'write');
  const reference = replyTo === undefined ? null : referenceTo(stage, user, replyTo);
  const message = createMessage(world, {
    channel,
    author: user,
    content: withBot(stage, content),
    reference,
    type: reference === null ? MessageType.Default : MessageType.Reply,
    mayPingEveryone: (channelPermissions(world, channel, user.id) & P.MentionEveryone) !== 0n,
  });
  return viewMessage(message);
}

function referenceTo(stage: Stage, user: User, view: MessageView): MessageReference {
  const { id: messageId, channelId, guildId } = messageOf(stage, view, user);
  return { type: MessageReferenceType.Default, messageId, channelId, guildId };
}

/** `<@bot>` in what an actor says mentions the bot. */
export function withBot({ world }: Stage, content: string): string {
  return content.replaceAll('<@bot>', `<@${world.bot.id}>`);
}
