import {
  ApplicationCommandType,
  InteractionContextType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Choice, InvokeOptions, MessageView, OptionValue, Reply } from '../people.js';
import { messageJson } from '../serialize/messages.js';
import { commandsIn, findCommand } from '../state/commands.js';
import type { Channel, Command, User } from '../state/model.js';
import { channelPermissions } from '../state/permissions.js';
import type { World } from '../state/world.js';
import { ActorError } from './actor-error.js';
import { contextOf, invoke } from './invoke.js';
import { channelOf, messageOf } from './lookup.js';
import { fillOptions } from './options.js';
import { Resolved } from './resolved.js';
import type { Stage } from './stage.js';

type Given = Readonly<Record<string, OptionValue>>;

/** Uses a slash command, as `/posts latest`. */
export async function useSlash(
  stage: Stage,
  user: User,
  name: string,
  given: Given,
  where: InvokeOptions,
): Promise<Reply> {
  const channel = channelOf(stage, where.channel);
  const draft = slashDraft(stage, user, channel, name, given);
  return invoke(stage, name, { ...draft, type: InteractionType.ApplicationCommand }, where);
}

/** The choices of the option `focused` as a member types. */
export async function autocomplete(
  stage: Stage,
  user: User,
  name: string,
  given: Given,
  focused: string,
  where: InvokeOptions,
): Promise<readonly Choice[]> {
  const channel = channelOf(stage, where.channel);
  const draft = slashDraft(stage, user, channel, name, given, focused);
  const type = InteractionType.ApplicationCommandAutocomplete;
  const reply = await invoke(stage, `the choices of ${focused} in ${name}`, { ...draft, type }, where);
  return stage.world.interactions.get(reply.interactionId)?.choices ?? [];
}

function slashDraft(stage: Stage, user: User, channel: Channel, name: string, given: Given, focused?: string) {
  const [root = '', ...path] = name.replace(/^\//, '').split(' ');
  const command = usable(stage, user, channel, ApplicationCommandType.ChatInput, root);
  const { world } = stage;
  const place = { world, guild: world.guilds.get(channel.guildId ?? '') };
  const { options, resolved } = fillOptions(place, command, path, given, focused);
  return { user, channel, data: commandData(command, { options }, resolved) };
}

/** Uses a context-menu command on a message. */
export async function useMessageMenu(
  stage: Stage,
  user: User,
  name: string,
  target: MessageView,
  options: Partial<InvokeOptions>,
): Promise<Reply> {
  const message = messageOf(stage, target, user);
  const channel = channelOf(stage, { id: message.channelId, name: message.channelId });
  const command = usable(stage, user, channel, ApplicationCommandType.Message, name);
  const data = {
    ...commandData(command, { target_id: message.id }),
    resolved: { messages: { [message.id]: messageJson(stage.world, message) } },
  };
  return invoke(stage, `"${name}"`, { type: InteractionType.ApplicationCommand, user, channel, data }, options);
}

/** Uses a context-menu command on a user. */
export async function useUserMenu(
  stage: Stage,
  user: User,
  name: string,
  targetId: string,
  where: InvokeOptions,
): Promise<Reply> {
  const channel = channelOf(stage, where.channel);
  const command = usable(stage, user, channel, ApplicationCommandType.User, name);
  const resolved = new Resolved({ world: stage.world, guild: stage.world.guilds.get(channel.guildId ?? '') });
  const data = commandData(command, { target_id: resolved.user('target', targetId) }, resolved);
  return invoke(stage, `"${name}"`, { type: InteractionType.ApplicationCommand, user, channel, data }, where);
}

function commandData(command: Command, given: object, resolved?: Resolved): Record<string, unknown> {
  const tables = resolved?.json();
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guildId === null ? {} : { guild_id: command.guildId }),
    ...given,
    ...(tables === undefined ? {} : { resolved: tables }),
  };
}

/** The registered command of this name, if Discord shows it to this user here. */
function usable({ world }: Stage, user: User, channel: Channel, type: ApplicationCommandType, name: string): Command {
  const command = findCommand(world, channel.guildId, type, name);
  if (command === undefined) {
    const there = [...commandsIn(world, channel.guildId), ...commandsIn(world, null)];
    const names = [...new Set(there.filter((other) => other.type === type).map((other) => other.name))].join(', ');
    throw new ActorError('not-registered', `No command "${name}" is registered here; there is: ${names || 'none'}.`);
  }
  const context = contextOf(channel);
  if (command.contexts !== null && !command.contexts.includes(context)) {
    const place = context === InteractionContextType.Guild ? 'guilds' : 'direct messages';
    throw new ActorError('hidden', `The command ${name} is not offered in ${place}.`);
  }
  requireRight(world, user, channel, command);
  return command;
}

/**
 * In a guild: USE_APPLICATION_COMMANDS, and the command's default member permissions unless the guild shows it to a role
 * of the member; `0` is for administrators.
 */
function requireRight(world: World, user: User, channel: Channel, command: Command): void {
  if (channel.guildId === null) return;
  const held = channelPermissions(world, channel, user.id);
  if ((held & PermissionFlagsBits.UseApplicationCommands) === 0n) {
    throw new ActorError('not-permitted', `${user.username} may not use commands in #${channel.name}.`);
  }
  const wanted = command.defaultMemberPermissions;
  if (wanted === null || (held & PermissionFlagsBits.Administrator) !== 0n) return;
  const shownTo = world.guilds.get(channel.guildId)?.shownCommands.get(command.id);
  if (world.member(channel.guildId, user.id)?.roles.some((role) => shownTo?.has(role))) return;
  if (wanted === 0n || (held & wanted) !== wanted) {
    throw new ActorError('hidden', `${user.username} does not see the command ${command.name}.`);
  }
}
