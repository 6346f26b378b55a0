import { PermissionFlagsBits, type RESTPatchAPICurrentGuildMemberJSONBody } from 'discord-api-types/v10';
import { memberJson } from '../../serialize/users.js';
import type { Guild, Member, Role } from '../../state/model.js';
import { ownGuild, requireInGuild } from '../access.js';
import { refuse } from '../errors.js';
import { NO_CONTENT, ok, type RestContext, type RestResponse, type Route } from '../router.js';

const MAX_MEMBERS = 1000;

export const memberRoutes: readonly Route[] = [
  { method: 'GET', path: '/guilds/{guild_id}/members', handle: listMembers },
  { method: 'GET', path: '/guilds/{guild_id}/members/search', handle: searchMembers },
  { method: 'PATCH', path: '/guilds/{guild_id}/members/@me', handle: changeOwnNick },
  { method: 'GET', path: '/guilds/{guild_id}/members/{user_id}', handle: getMember },
  { method: 'PUT', path: '/guilds/{guild_id}/members/{user_id}/roles/{role_id}', handle: giveRole },
  { method: 'DELETE', path: '/guilds/{guild_id}/members/{user_id}/roles/{role_id}', handle: takeRole },
];

function listMembers(context: RestContext): RestResponse {
  const after = BigInt(context.query.get('after') ?? '0');
  const members = [...ownGuild(context).members.values()]
    .filter(({ user }) => BigInt(user.id) > after)
    .sort((a, b) => (BigInt(a.user.id) < BigInt(b.user.id) ? -1 : 1));
  return ok(members.slice(0, limitOf(context)).map(memberJson));
}

function searchMembers(context: RestContext): RestResponse {
  const start = (context.query.get('query') ?? '').toLowerCase();
  const members = [...ownGuild(context).members.values()].filter(({ user, nick }) =>
    [user.username, nick ?? ''].some((name) => name.toLowerCase().startsWith(start)),
  );
  return ok(members.slice(0, limitOf(context)).map(memberJson));
}

function limitOf({ query }: RestContext): number {
  return Math.min(Number(query.get('limit') ?? 1), MAX_MEMBERS);
}

function getMember(context: RestContext): RestResponse {
  return ok(memberJson(memberOf(context, ownGuild(context))));
}

function memberOf(context: RestContext, guild: Guild): Member {
  const member = guild.members.get(context.param('user_id'));
  if (member !== undefined) return member;
  throw context.world.users.has(context.param('user_id')) ? refuse.unknownMember() : refuse.unknownUser();
}

function changeOwnNick(context: RestContext): RestResponse {
  const guild = ownGuild(context);
  requireInGuild(context, guild, PermissionFlagsBits.ChangeNickname);
  const self = guild.members.get(context.world.bot.id);
  if (self === undefined) throw refuse.unknownMember();
  const { nick } = context.readBody<RESTPatchAPICurrentGuildMemberJSONBody>();
  if (nick !== undefined) self.nick = nick === '' ? null : nick;
  context.world.changes.publish({ kind: 'member.updated', member: self });
  return ok(memberJson(self));
}

function giveRole(context: RestContext): RestResponse {
  const { member, role } = memberAndRole(context);
  if (!member.roles.includes(role.id)) member.roles.push(role.id);
  context.world.changes.publish({ kind: 'member.updated', member });
  return NO_CONTENT;
}

function takeRole(context: RestContext): RestResponse {
  const { member, role } = memberAndRole(context);
  member.roles = member.roles.filter((id) => id !== role.id);
  context.world.changes.publish({ kind: 'member.updated', member });
  return NO_CONTENT;
}

/** The bot gives and takes roles below its own highest one. */
function memberAndRole(context: RestContext): { member: Member; role: Role } {
  const guild = ownGuild(context);
  requireInGuild(context, guild, PermissionFlagsBits.ManageRoles);
  const member = memberOf(context, guild);
  const role = guild.roles.get(context.param('role_id'));
  if (role === undefined) throw refuse.unknownRole();
  if (role.position >= highestPosition(guild, guild.members.get(context.world.bot.id))) {
    throw refuse.missingPermissions();
  }
  return { member, role };
}

export function highestPosition(guild: Guild, member: Member | undefined): number {
  return Math.max(0, ...(member?.roles ?? []).map((id) => guild.roles.get(id)?.position ?? 0));
}
