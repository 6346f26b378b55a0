import type { ChannelType } from 'discord-api-types/v10';
import type { OptionFile } from '../people.js';
import { contentType } from '../rest/message-parts.js';
import { attachmentJson } from '../serialize/messages.js';
import { bareMemberJson, roleJson, userJson } from '../serialize/users.js';
import type { Channel } from '../state/model.js';
import { channelPermissions } from '../state/permissions.js';
import type { World } from '../state/world.js';
import { ActorError } from './actor-error.js';
import type { Place } from './options.js';

/** Bytes that anybody may upload: https://discord.com/developers/docs/reference#uploading-files */
const LARGEST_FILE = 10 * 1024 * 1024;

type Table = Record<string, unknown>;

/** The `resolved` part of an interaction's data: what the ids that a member chose stand for. */
export class Resolved {
  readonly #place: Place;
  readonly #tables: Record<'users' | 'members' | 'roles' | 'channels' | 'attachments', Table> = {
    users: {},
    members: {},
    roles: {},
    channels: {},
    attachments: {},
  };

  constructor(place: Place) {
    this.#place = place;
  }

  user(option: string, id: string): string {
    const { world, guild } = this.#place;
    const user = world.users.get(id);
    if (user === undefined) throw unknown(option, 'user', id);
    this.#tables.users[id] = userJson(user);
    const member = guild?.members.get(id);
    if (member !== undefined) this.#tables.members[id] = { ...bareMemberJson(member), permissions: '0' };
    return id;
  }

  role(option: string, id: string): string {
    const role = this.#place.guild?.roles.get(id);
    if (role === undefined) throw unknown(option, 'role', id);
    this.#tables.roles[id] = roleJson(role);
    return id;
  }

  channel(option: string, id: string, types?: readonly ChannelType[]): string {
    const { world, guild } = this.#place;
    const channel = world.channels.get(id);
    if (channel === undefined || channel.guildId !== guild?.id) throw unknown(option, 'channel', id);
    if (types !== undefined && types.length > 0 && !types.includes(channel.type)) {
      throw new ActorError('invalid-option', `The option ${option} takes no channel like #${channel.name}.`);
    }
    this.#tables.channels[id] = partialChannel(world, channel);
    return id;
  }

  mentionable(option: string, id: string): string {
    return this.#place.guild?.roles.has(id) ? this.role(option, id) : this.user(option, id);
  }

  attachment(option: string, { filename, data }: OptionFile): string {
    const { world } = this.#place;
    const bytes = Buffer.from(data);
    if (bytes.byteLength > LARGEST_FILE) {
      throw new ActorError('invalid-option', `The option ${option} takes files of 10 MiB at most.`);
    }
    const id = world.snowflakes.next();
    const type = contentType(filename, undefined);
    const file = world.files.keep({ id, filename, contentType: type, data: bytes, description: undefined });
    this.#tables.attachments[id] = { ...attachmentJson(file), ephemeral: true };
    return id;
  }

  /** The tables that hold something; undefined when none does. */
  json(): Table | undefined {
    const filled = Object.entries(this.#tables).filter(([, table]) => Object.keys(table).length > 0);
    return filled.length === 0 ? undefined : Object.fromEntries(filled);
  }
}

function partialChannel(world: World, channel: Channel): Table {
  return {
    id: channel.id,
    type: channel.type,
    name: channel.name,
    parent_id: channel.parentId,
    permissions: channelPermissions(world, channel, world.bot.id).toString(),
    ...(channel.thread === null
      ? {}
      : { thread_metadata: { archived: channel.thread.archived, locked: channel.thread.locked } }),
  };
}

function unknown(option: string, what: string, id: string): ActorError {
  return new ActorError('invalid-option', `The option ${option} names the ${what} ${id}, which is not here.`);
}
