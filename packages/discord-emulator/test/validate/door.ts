import { ChannelType, InteractionContextType, type InteractionType } from 'discord-api-types/v10';
import { createClock } from '../../src/clock.js';
import { createContext } from '../../src/rest/context.js';
import { DiscordRestError, type ErrorTree } from '../../src/rest/errors.js';
import type { Method, UploadedFile } from '../../src/rest/router.js';
import { createChannel } from '../../src/state/channels.js';
import { createGuild } from '../../src/state/guilds.js';
import { createInteraction } from '../../src/state/interactions.js';
import { createMessage } from '../../src/state/messages.js';
import { World } from '../../src/state/world.js';

export interface Refused {
  readonly status: number;
  readonly code: number;
  /** `path CODE` for each problem. */
  readonly problems: readonly string[];
}

/** A small Discord to send bodies to, and what its door says of them: null when it lets one in. */
export function openDoor() {
  const world = new World(createClock({ frozenAt: 1_700_000_000_000 }));
  const guild = createGuild(world, { name: 'Guild', locale: 'en-US', botPermissions: 0n });
  const channel = createChannel(world, guild, { name: 'news', type: ChannelType.GuildText });
  const forum = createChannel(world, guild, { name: 'posts', type: ChannelType.GuildForum, tags: ['a'] });
  const user = world.newUser('ada');
  const message = createMessage(world, { channel, author: world.bot, content: 'was' });
  const interact = (type: InteractionType, more: { data?: unknown; sourceMessageId?: string } = {}) =>
    createInteraction(world, { type, user, channel, context: InteractionContextType.Guild, data: {}, ...more });

  const ids: Record<string, string> = {
    application_id: world.application.id,
    guild_id: guild.id,
    channel_id: channel.id,
    message_id: message.id,
    webhook_id: '1',
    webhook_token: 'token',
  };

  function send(name: string, body: unknown, params: Record<string, string> = {}, files: readonly string[] = []) {
    const [method = '', path = ''] = name.split(' ');
    const route = { method: method as Method, path, handle: () => ({ status: 200 }) };
    const arrival = { query: new URLSearchParams(), headers: {}, authenticated: true };
    const match = { route, params: { ...paramsOf(path), ...params } };
    const context = createContext(world, match, arrival, { body, files: files.map(uploaded) });
    try {
      context.readBody();
      return null;
    } catch (error) {
      if (!(error instanceof DiscordRestError)) throw error;
      const { status, code, errors } = error;
      return { status, code, problems: errors === undefined ? [] : flatten(errors) } satisfies Refused;
    }
  }

  const paramsOf = (path: string) =>
    Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, param = '']) => [param, ids[param] ?? '1']));

  return { world, guild, channel, forum, message, interact, send };
}

function uploaded(filename: string, index: number): UploadedFile {
  return { field: `files[${index}]`, filename, contentType: undefined, data: new Uint8Array(1) };
}

function flatten({ _errors = [], ...children }: ErrorTree, path = ''): string[] {
  const own = _errors.map(({ code }) => `${path} ${code}`.trim());
  const below = Object.entries(children).flatMap(([step, child]) =>
    flatten(child as ErrorTree, path === '' ? step : `${path}.${step}`),
  );
  return [...own, ...below];
}
