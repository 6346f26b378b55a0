import { OverwriteType } from 'discord-api-types/v10';
import type { Guild, Member, Role, User } from './model.js';
import { EVERYONE_PERMISSIONS } from './permissions.js';
import type { World } from './world.js';

export interface GuildDraft {
  readonly name: string;
  readonly locale: string;
  readonly botPermissions: bigint;
}

/** A guild with an owner, @everyone, and the bot with a role of its own. */
export function createGuild(world: World, draft: GuildDraft): Guild {
  const owner = world.newUser('owner');
  const guild: Guild = {
    id: world.snowflakes.next(),
    roles: new Map(),
    members: new Map(),
    ownerId: owner.id,
    name: draft.name,
    preferredLocale: draft.locale,
    unavailable: false,
  };
  guild.roles.set(guild.id, newRole(guild, guild.id, { name: '@everyone', permissions: EVERYONE_PERMISSIONS }));
  const own = newRole(guild, world.snowflakes.next(), {
    name: world.bot.username,
    permissions: draft.botPermissions,
    botId: world.bot.id,
  });
  guild.roles.set(own.id, own);
  guild.members.set(owner.id, newMember(world, guild, owner, []));
  guild.members.set(world.bot.id, newMember(world, guild, world.bot, [own.id]));
  world.guilds.set(guild.id, guild);
  world.changes.publish({ kind: 'guild.created', guild });
  return guild;
}

export interface RoleDraft {
  readonly name: string;
  readonly permissions: bigint;
  readonly mentionable?: boolean;
  readonly botId?: string;
}

export function createRole(world: World, guild: Guild, draft: RoleDraft): Role {
  const role = newRole(guild, world.snowflakes.next(), draft);
  guild.roles.set(role.id, role);
  world.changes.publish({ kind: 'role.created', role });
  return role;
}

export function deleteRole(world: World, guild: Guild, role: Role): void {
  guild.roles.delete(role.id);
  for (const member of guild.members.values()) member.roles = member.roles.filter((id) => id !== role.id);
  for (const channel of world.channels.values()) channel.overwrites.delete(role.id);
  world.changes.publish({ kind: 'role.deleted', role });
}

export function addMember(world: World, guild: Guild, user: User, roleIds: readonly string[]): Member {
  const member = newMember(world, guild, user, roleIds);
  guild.members.set(user.id, member);
  world.changes.publish({ kind: 'member.added', member });
  return member;
}

/** A member leaves. When it is the bot, the guild is gone for it; its webhooks and commands go too. */
export function removeMember(world: World, guild: Guild, member: Member): void {
  guild.members.delete(member.user.id);
  if (member.user.id !== world.bot.id) {
    world.changes.publish({ kind: 'member.removed', member });
    return;
  }
  for (const command of world.commands.values()) {
    if (command.guildId === guild.id) world.commands.delete(command.id);
  }
  world.changes.publish({ kind: 'guild.deleted', guild });
}

export function setRolePermissions(world: World, role: Role, permissions: bigint): void {
  role.permissions = permissions;
  world.changes.publish({ kind: 'role.updated', role });
}

/** The role that came with the bot. */
export function botRole(world: World, guild: Guild): Role {
  for (const role of guild.roles.values()) if (role.botId === world.bot.id) return role;
  throw new Error(`The bot's role in guild ${guild.name} was deleted.`);
}

/** A role overwrite for roles, a member overwrite for everybody else's ids. */
export function overwriteType(guild: Guild, id: string): OverwriteType {
  return guild.roles.has(id) ? OverwriteType.Role : OverwriteType.Member;
}

function newRole(guild: Guild, id: string, draft: RoleDraft): Role {
  return {
    id,
    guildId: guild.id,
    botId: draft.botId ?? null,
    name: draft.name,
    permissions: draft.permissions,
    position: guild.roles.size,
    mentionable: draft.mentionable ?? false,
    color: 0,
    hoist: false,
  };
}

function newMember(world: World, guild: Guild, user: User, roleIds: readonly string[]): Member {
  return { guildId: guild.id, user, joinedAt: world.clock.now(), nick: null, roles: [...roleIds] };
}
