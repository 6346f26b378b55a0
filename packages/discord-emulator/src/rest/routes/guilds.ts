import { type ChannelType, PermissionFlagsBits, type RESTPostAPIGuildChannelJSONBody } from 'discord-api-types/v10';
import { channelJson, threadMemberJson } from '../../serialize/channels.js';
import { activeThreads, guildJson } from '../../serialize/guilds.js';
import { webhookJson } from '../../serialize/webhooks.js';
import { createChannel, guildChannels } from '../../state/channels.js';
import type { Overwrite } from '../../state/model.js';
import { ownGuild, requireInGuild } from '../access.js';
import { created, ok, type RestContext, type RestResponse, type Route } from '../router.js';

export const guildRoutes: readonly Route[] = [
  { method: 'GET', path: '/guilds/{guild_id}', handle: getGuild },
  { method: 'GET', path: '/guilds/{guild_id}/channels', handle: listChannels },
  { method: 'POST', path: '/guilds/{guild_id}/channels', handle: addChannel },
  { method: 'GET', path: '/guilds/{guild_id}/threads/active', handle: listActiveThreads },
  { method: 'GET', path: '/guilds/{guild_id}/webhooks', handle: listWebhooks },
];

function getGuild(context: RestContext): RestResponse {
  const guild = ownGuild(context);
  const counts = { approximate_member_count: guild.members.size, approximate_presence_count: guild.members.size };
  return ok({ ...guildJson(guild), ...(context.query.get('with_counts') === 'true' ? counts : {}) });
}

function listChannels(context: RestContext): RestResponse {
  const guild = ownGuild(context);
  return ok(guildChannels(context.world, guild.id).map((channel) => channelJson(context.world, channel)));
}

function addChannel(context: RestContext): RestResponse {
  const { world } = context;
  const guild = ownGuild(context);
  requireInGuild(context, guild, PermissionFlagsBits.ManageChannels);
  const body = context.readBody<RESTPostAPIGuildChannelJSONBody & { readonly topic?: string | null }>();
  const channel = createChannel(world, guild, {
    name: body.name,
    type: (body.type ?? 0) as ChannelType,
    parentId: body.parent_id == null ? null : String(body.parent_id),
    topic: body.topic ?? null,
    nsfw: body.nsfw ?? false,
    tags: (body.available_tags ?? []).map(({ name }) => name ?? ''),
    overwrites: (body.permission_overwrites ?? []).map(readOverwrite),
  });
  return created(channelJson(world, channel));
}

/** An overwrite as requests spell it. */
export function readOverwrite(given: {
  readonly id: unknown;
  readonly type: Overwrite['type'];
  readonly allow?: unknown;
  readonly deny?: unknown;
}): Overwrite {
  return {
    id: String(given.id),
    type: given.type,
    allow: BigInt(String(given.allow ?? '0')),
    deny: BigInt(String(given.deny ?? '0')),
  };
}

function listActiveThreads(context: RestContext): RestResponse {
  const { world } = context;
  const threads = activeThreads(world, ownGuild(context).id);
  const joined = threads.filter(({ thread }) => thread?.members.has(world.bot.id));
  return ok({
    threads: threads.map((thread) => channelJson(world, thread)),
    members: joined.map((thread) => threadMemberJson(thread, world.bot.id, thread.thread?.createdAt ?? 0)),
    has_more: false,
  });
}

function listWebhooks(context: RestContext): RestResponse {
  const guild = ownGuild(context);
  requireInGuild(context, guild, PermissionFlagsBits.ManageWebhooks);
  const webhooks = [...context.world.webhooks.values()].filter(({ guildId }) => guildId === guild.id);
  return ok(webhooks.map(webhookJson));
}
