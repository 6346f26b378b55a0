import type { Guild, Member, Role, User } from './model.js';
import { EVERYONE_PERMISSIONS } from './permissions.js';
import type { World } from './world.js';

export interface GuildDraft {
  readonly name: string;
  readonly locale: string;
  readonly botPermissions: bigint;
}

/**
 * A guild with an owner, and the bot with a role of its own. What members may do comes from a role that the bot does
 * not have, and @everyone has only what the bot may do as well: so the bot may do exactly `botPermissions`.
 */
export function createGuild(world: World, draft: GuildDraft): Guild {
  const owner = world.newUser('owner');
  const guild: Guild = {
    id: world.snowflakes.next(),
    roles: new Map(),
    members: new Map(),
    ownerId: owner.id,
    name: draft.name,
    preferredLocale: draft.locale,
    systemChannelId: null,
    shownCommands: new Map(),
    unavailable: false,
  };
  guild.roles.set(guild.id, newRole(guild, guild.id, { name: '@everyone', permissions: 0n }));
  const usual = newRole(guild, world.snowflakes.next(), { name: MEMBERS, permissions: EVERYONE_PERMISSIONS });
  guild.roles.set(usual.id, usual);
  const own = newRole(guild, world.snowflakes.next(), {
    name: world.bot.username,
    permissions: 0n,
    botId: world.bot.id,
  });
  guild.roles.set(own.id, own);
  grant(world, guild, draft.botPermissions);
  guild.members.set(owner.id, newMember(world, guild, owner, [usual.id]));
  guild.members.set(world.bot.id, newMember(world, guild, world.bot, [own.id]));
  world.guilds.set(guild.id, guild);
  world.changes.publish({ kind: 'guild.created', guild });
  return guild;
}

const MEMBERS = 'members';

/** Lets the bot do exactly `permissions` in the guild; returns the roles that changed. */
function grant(world: World, guild: Guild, permissions: bigint): Role[] {
  return [...guild.roles.values()].filter((role) => {
    if (role.botId === world.bot.id) role.permissions = permissions;
    else if (role.id === guild.id) role.permissions = EVERYONE_PERMISSIONS & permissions;
    else return false;
    return true;
  });
}

/** Changes what the bot may do in the guild to exactly `permissions`. */
export function setBotPermissions(world: World, guild: Guild, permissions: bigint): void {
  for (const role of grant(world, guild, permissions)) world.changes.publish({ kind: 'role.updated', role });
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
  const usual = [...guild.roles.values()].filter(({ name }) => name === MEMBERS).map(({ id }) => id);
  const member = newMember(world, guild, user, [...usual, ...roleIds]);
  guild.members.set(user.id, member);
  world.changes.publish({ kind: 'member.added', member });
  return member;
}

/** A member leaves. When it is the bot, the guild is gone for it; its commands there go too. */
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
