import { ApplicationCommandType, ChannelType, OverwriteType } from 'discord-api-types/v10';
import type { ChannelActor, ChannelKind, ChannelOptions, GuildActor, MessageView } from '../people.js';
import { createChannel } from '../state/channels.js';
import { findCommand } from '../state/commands.js';
import { addMember, createRole, removeMember, setBotPermissions } from '../state/guilds.js';
import { createMessage } from '../state/messages.js';
import type { Guild, Overwrite, User } from '../state/model.js';
import { createWebhook, webhookAuthor } from '../state/webhooks.js';
import { ActorError } from './actor-error.js';
import { botOverwrite, channelActor } from './channel-actor.js';
import { channelOf } from './lookup.js';
import { memberActor } from './member-actor.js';
import type { Stage } from './stage.js';
import { viewMessage } from './view.js';

const TYPES: Readonly<Record<ChannelKind, ChannelType>> = {
  text: ChannelType.GuildText,
  announcement: ChannelType.GuildAnnouncement,
  forum: ChannelType.GuildForum,
  voice: ChannelType.GuildVoice,
};

/** A guild as tests see it. */
export function guildActor(stage: Stage, guild: Guild): GuildActor {
  const { world } = stage;
  return {
    id: guild.id,
    name: guild.name,
    channel(name, options = {}) {
      const channel = createChannel(world, guild, {
        name,
        type: TYPES[options.type ?? 'text'],
        overwrites: overwritesOf(stage, guild, options),
        tags: options.tags ?? [],
        requireTag: options.requireTag ?? false,
        nsfw: options.nsfw ?? false,
      });
      return channelActor(stage, channel);
    },
    member(name, options = {}) {
      const roles = [...(options.roles ?? [])];
      if (options.permissions !== undefined) {
        roles.push(createRole(world, guild, { name: `what ${name} may do`, permissions: options.permissions }).id);
      }
      const user = world.newUser(name, { locale: options.locale, closedDms: options.closedDms });
      return memberActor(stage, guild, addMember(world, guild, user, roles));
    },
    role(name, options = {}) {
      const role = createRole(world, guild, {
        name,
        permissions: options.permissions ?? 0n,
        mentionable: options.mentionable ?? false,
      });
      return { id: role.id, name };
    },
    setBotPermissions: (permissions) => setBotPermissions(world, guild, permissions),
    botSays(name, content, { channel }) {
      const user = world.newUser(name, { bot: true });
      addMember(world, guild, user, []);
      return speak(stage, channel, user, content, null);
    },
    webhookSays(name, content, { channel }) {
      const creator = world.users.get(guild.ownerId) ?? world.newUser('owner');
      const webhook = createWebhook(world, channelOf(stage, channel), guild.id, { name, creator, applicationId: null });
      return speak(stage, channel, webhookAuthor(webhook, {}), content, webhook.id);
    },
    showCommand(name, role) {
      const command = findCommand(world, guild.id, ApplicationCommandType.ChatInput, name.replace(/^\//, ''));
      if (command === undefined) throw new ActorError('not-registered', `No command "${name}" is registered here.`);
      guild.shownCommands.set(command.id, new Set(guild.shownCommands.get(command.id)).add(role.id));
    },
    setSystemChannel(channel) {
      guild.systemChannelId = channelOf(stage, channel).id;
      world.changes.publish({ kind: 'guild.updated', guild });
    },
    kickBot() {
      const self = guild.members.get(world.bot.id);
      if (self !== undefined) removeMember(world, guild, self);
    },
    setUnavailable(unavailable) {
      guild.unavailable = unavailable;
      world.changes.publish({ kind: 'guild.created', guild });
    },
  };
}

function overwritesOf({ world }: Stage, guild: Guild, { botPermissions, deny }: ChannelOptions): Overwrite[] {
  const overwrites: Overwrite[] = [];
  if (deny !== undefined) overwrites.push({ id: guild.id, type: OverwriteType.Role, allow: 0n, deny });
  if (botPermissions !== undefined) overwrites.push(botOverwrite(world, botPermissions));
  return overwrites;
}

function speak(
  stage: Stage,
  actor: ChannelActor,
  author: User,
  content: string,
  webhookId: string | null,
): MessageView {
  const channel = channelOf(stage, actor);
  const text = content.replaceAll('<@bot>', `<@${stage.world.bot.id}>`);
  return viewMessage(createMessage(stage.world, { channel, author, content: text, webhookId }));
}
