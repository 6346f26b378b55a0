import { PermissionFlagsBits, type RESTPostAPIGuildRoleJSONBody } from 'discord-api-types/v10';
import { roleJson } from '../../serialize/users.js';
import { createRole, deleteRole } from '../../state/guilds.js';
import type { Guild, Role } from '../../state/model.js';
import { ownGuild, requireInGuild } from '../access.js';
import { refuse } from '../errors.js';
import { NO_CONTENT, ok, type RestContext, type RestResponse, type Route } from '../router.js';
import { highestPosition } from './members.js';

export const roleRoutes: readonly Route[] = [
  { method: 'GET', path: '/guilds/{guild_id}/roles', handle: listRoles },
  { method: 'POST', path: '/guilds/{guild_id}/roles', handle: addRole },
  { method: 'GET', path: '/guilds/{guild_id}/roles/{role_id}', handle: getRole },
  { method: 'PATCH', path: '/guilds/{guild_id}/roles/{role_id}', handle: changeRole },
  { method: 'DELETE', path: '/guilds/{guild_id}/roles/{role_id}', handle: removeRole },
];

function listRoles(context: RestContext): RestResponse {
  return ok([...ownGuild(context).roles.values()].map(roleJson));
}

function getRole(context: RestContext): RestResponse {
  return ok(roleJson(roleOf(context, ownGuild(context))));
}

function roleOf(context: RestContext, guild: Guild): Role {
  const role = guild.roles.get(context.param('role_id'));
  if (role === undefined) throw refuse.unknownRole();
  return role;
}

function addRole(context: RestContext): RestResponse {
  const guild = ownGuild(context);
  requireInGuild(context, guild, PermissionFlagsBits.ManageRoles);
  const body = context.readBody<RESTPostAPIGuildRoleJSONBody>();
  const role = createRole(context.world, guild, {
    name: body.name ?? 'new role',
    permissions: BigInt(body.permissions ?? '0'),
    mentionable: body.mentionable ?? false,
  });
  return ok(roleJson(role));
}

function changeRole(context: RestContext): RestResponse {
  const role = manageable(context);
  const body = context.readBody<RESTPostAPIGuildRoleJSONBody>();
  if (body.name != null) role.name = body.name;
  if (body.permissions != null) role.permissions = BigInt(body.permissions);
  if (body.mentionable != null) role.mentionable = body.mentionable;
  if (body.hoist != null) role.hoist = body.hoist;
  context.world.changes.publish({ kind: 'role.updated', role });
  return ok(roleJson(role));
}

function removeRole(context: RestContext): RestResponse {
  const role = manageable(context);
  deleteRole(context.world, ownGuild(context), role);
  return NO_CONTENT;
}

/** A role below the bot's highest one. */
function manageable(context: RestContext): Role {
  const guild = ownGuild(context);
  requireInGuild(context, guild, PermissionFlagsBits.ManageRoles);
  const role = roleOf(context, guild);
  const self = guild.members.get(context.world.bot.id);
  if (role.position >= highestPosition(guild, self)) throw refuse.missingPermissions();
  return role;
}
