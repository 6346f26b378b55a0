import type { RESTPostAPICurrentUserCreateDMChannelJSONBody } from 'discord-api-types/v10';
import { applicationJson } from '../../serialize/application.js';
import { channelJson } from '../../serialize/channels.js';
import { userJson } from '../../serialize/users.js';
import { dmChannel } from '../../state/channels.js';
import { removeMember } from '../../state/guilds.js';
import { guildPermissions } from '../../state/permissions.js';
import type { World } from '../../state/world.js';
import { ownGuild } from '../access.js';
import { refuse } from '../errors.js';
import { NO_CONTENT, ok, type RestContext, type RestResponse, type Route } from '../router.js';

export const userRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/@me', handle: ({ world }) => ok(selfJson(world)) },
  { method: 'PATCH', path: '/users/@me', handle: changeSelf },
  { method: 'GET', path: '/users/@me/guilds', handle: ({ world }) => ok(ownGuilds(world)) },
  { method: 'DELETE', path: '/users/@me/guilds/{guild_id}', handle: leaveGuild },
  { method: 'POST', path: '/users/@me/channels', handle: openDm },
  { method: 'GET', path: '/users/{user_id}', handle: getUser },
  { method: 'GET', path: '/applications/@me', handle: ({ world }) => ok(applicationJson(world)) },
  { method: 'GET', path: '/oauth2/applications/@me', handle: ({ world }) => ok(applicationJson(world)) },
];

function selfJson(world: World): Record<string, unknown> {
  return { ...userJson(world.bot), verified: true, mfa_enabled: false, locale: 'en-US', email: null, flags: 0 };
}

function changeSelf(context: RestContext): RestResponse {
  const { username } = context.readBody<{ username?: string }>();
  if (username !== undefined) context.world.bot.username = username;
  return ok(selfJson(context.world));
}

function ownGuilds(world: World): unknown[] {
  return [...world.guilds.values()].flatMap((guild) => {
    const member = guild.members.get(world.bot.id);
    if (member === undefined) return [];
    const permissions = guildPermissions(guild, member).toString();
    return [{ id: guild.id, name: guild.name, icon: null, banner: null, owner: false, permissions, features: [] }];
  });
}

function leaveGuild(context: RestContext): RestResponse {
  const guild = ownGuild(context);
  const self = guild.members.get(context.world.bot.id);
  if (self !== undefined) removeMember(context.world, guild, self);
  return NO_CONTENT;
}

function openDm(context: RestContext): RestResponse {
  const { recipient_id } = context.readBody<RESTPostAPICurrentUserCreateDMChannelJSONBody>();
  const user = context.world.users.get(String(recipient_id));
  if (user === undefined) throw refuse.unknownUser();
  if (user.bot) throw refuse.cannotDmUser();
  return ok(channelJson(context.world, dmChannel(context.world, user)));
}

function getUser(context: RestContext): RestResponse {
  const user = context.world.users.get(context.param('user_id'));
  if (user === undefined) throw refuse.unknownUser();
  return ok(userJson(user));
}
