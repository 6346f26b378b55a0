import type { APIGuildMember, APIRole, APIUser } from 'discord-api-types/v10';
import type { Member, Role, User } from '../state/model.js';

/** A flag set with nothing in it: the enums have no member for it. */
export const NO_FLAGS: number = 0;

export function userJson(user: User): APIUser {
  return {
    id: user.id,
    username: user.username,
    discriminator: user.bot ? '0000' : '0',
    global_name: user.globalName,
    avatar: user.avatar,
    primary_guild: null,
    flags: NO_FLAGS,
    public_flags: NO_FLAGS,
    ...(user.bot ? { bot: true } : {}),
  };
}

export function memberJson(member: Member): APIGuildMember {
  return { ...bareMemberJson(member), user: userJson(member.user) };
}

/** A member without the user inside, as messages carry it. */
export function bareMemberJson(member: Member): Omit<APIGuildMember, 'user'> {
  return {
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: member.roles,
    joined_at: isoTime(member.joinedAt),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: NO_FLAGS,
    pending: false,
    communication_disabled_until: null,
  };
}

export function roleJson(role: Role): APIRole {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position: role.position,
    mentionable: role.mentionable,
    color: role.color,
    colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
    hoist: role.hoist,
    managed: role.botId !== null,
    flags: NO_FLAGS,
    icon: null,
    unicode_emoji: null,
    ...(role.botId === null ? {} : { tags: { bot_id: role.botId } }),
  };
}

export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
