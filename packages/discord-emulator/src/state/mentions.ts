import { AllowedMentionsTypes, type APIAllowedMentions, type APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Channel, MessageReference, Pings, User } from './model.js';
import type { World } from './world.js';

export const NOBODY: Pings = { everyone: false, here: false, users: [], roles: [] };

export interface Mentioning {
  readonly channel: Channel;
  readonly author: User;
  readonly content: string;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly reference?: MessageReference | null;
  readonly allowedMentions?: APIAllowedMentions | null | undefined;
  readonly mayPingEveryone?: boolean;
}

const USER = /<@!?(\d{1,20})>/g;
const ROLE = /<@&(\d{1,20})>/g;

/**
 * Who a message pings (documentation, "Allowed Mentions Object"). Without `allowed_mentions` everything named and the
 * author replied to; with it only what `parse`, `users`, `roles` and `replied_user` let through. @everyone, @here and
 * roles that are not mentionable take the author's MENTION_EVERYONE. Embeds never ping; text displays do. A mention
 * inside a code block counts: whether Discord spares it is not documented, and a test should not lean on that.
 */
export function resolveMentions(world: World, draft: Mentioning): Pings {
  const text = [draft.content, ...textDisplays(draft.components)].join('\n');
  const allowed = draft.allowedMentions ?? undefined;
  const parses = (type: AllowedMentionsTypes) => allowed === undefined || (allowed.parse?.includes(type) ?? false);
  const everyone = parses(AllowedMentionsTypes.Everyone) && draft.mayPingEveryone === true;
  return {
    everyone: everyone && text.includes('@everyone'),
    here: everyone && text.includes('@here'),
    users: pingedUsers(world, draft, text, (id) => parses(AllowedMentionsTypes.User) || includes(allowed?.users, id)),
    roles: pingedRoles(world, draft, text, (id) => parses(AllowedMentionsTypes.Role) || includes(allowed?.roles, id)),
  };
}

function pingedUsers(world: World, draft: Mentioning, text: string, allows: (id: string) => boolean): string[] {
  const named = ids(text, USER).filter((id) => allows(id) && reaches(world, draft.channel, id));
  const replied = repliedAuthor(world, draft);
  return [...new Set(replied === null ? named : [...named, replied])].filter((id) => id !== draft.author.id);
}

/** The author of the message replied to, when the reply pings. */
function repliedAuthor(world: World, { reference, allowedMentions }: Mentioning): string | null {
  if (allowedMentions != null && allowedMentions.replied_user !== true) return null;
  if (reference?.messageId == null) return null;
  const original = world.message(reference.channelId, reference.messageId);
  return original === undefined || original.webhookId !== null ? null : original.author.id;
}

function pingedRoles(world: World, draft: Mentioning, text: string, allows: (id: string) => boolean): string[] {
  const guild = world.guilds.get(draft.channel.guildId ?? '');
  if (guild === undefined) return [];
  return ids(text, ROLE).filter((id) => {
    const role = guild.roles.get(id);
    if (role === undefined || id === guild.id || !allows(id)) return false;
    return role.mentionable || draft.mayPingEveryone === true;
  });
}

/** Whether a ping of the user in the channel arrives. */
function reaches(world: World, channel: Channel, userId: string): boolean {
  if (channel.guildId === null) return channel.recipients.some(({ id }) => id === userId);
  return world.member(channel.guildId, userId) !== undefined;
}

function ids(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}

function includes(list: readonly string[] | undefined, id: string): boolean {
  return list?.includes(id) ?? false;
}

/** The contents of the text displays of a Components V2 message, nested ones included. */
function textDisplays(components: readonly unknown[]): string[] {
  return components.flatMap((component) => {
    if (typeof component !== 'object' || component === null) return [];
    const own = 'content' in component && typeof component.content === 'string' ? [component.content] : [];
    const inner = 'components' in component && Array.isArray(component.components) ? component.components : [];
    return [...own, ...textDisplays(inner)];
  });
}
