import type { REST } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { ALL_PERMISSIONS } from '../src/index.js';
import { createRoutes } from '../src/rest/routes.js';
import { login, openDiscord } from './support/client.js';
import { openApiDocument } from './validate/openapi-file.js';

const routes = createRoutes(() => ({ url: 'ws://127.0.0.1', shards: 1, maxConcurrency: 1, identifies: 0 }));
const document = openApiDocument();

describe.skipIf(document === null)('every route', () => {
  it('is one that Discord documents', () => {
    const strange = routes.filter(({ method, path }) => document?.paths[path]?.[method.toLowerCase()] === undefined);
    expect(strange.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });
});

/** Asks what no other test asks; `openDiscord` judges the answers. */
async function tour(rest: REST, ids: Readonly<Record<'guild' | 'text' | 'ada', string>>): Promise<void> {
  const { guild, text, ada } = ids;
  await rest.get('/gateway', { auth: false });
  await rest.patch('/users/@me', { body: { username: 'notes' } });
  for (const path of [
    '/users/@me',
    '/users/@me/guilds',
    `/users/${ada}`,
    '/applications/@me',
    '/oauth2/applications/@me',
  ]) {
    await rest.get(path as `/${string}`);
  }
  await rest.get(`/guilds/${guild}`, { query: new URLSearchParams({ with_counts: 'true' }) });
  for (const path of ['channels', 'roles', 'webhooks', 'threads/active', `members/${ada}`]) {
    await rest.get(`/guilds/${guild}/${path}`);
  }
  await rest.get(`/guilds/${guild}/members`, { query: new URLSearchParams({ limit: '10' }) });
  await rest.get(`/guilds/${guild}/members/search`, { query: new URLSearchParams({ query: 'ad' }) });
  await rest.patch(`/guilds/${guild}/members/@me`, { body: { nick: 'Notes' } });

  const role = (await rest.post(`/guilds/${guild}/roles`, { body: { name: 'readers' } })) as { id: string };
  await rest.patch(`/channels/${text}`, { body: { topic: 'News', rate_limit_per_user: 5 } });
  await rest.put(`/channels/${text}/permissions/${role.id}`, { body: { type: 0, allow: '1024', deny: '0' } });
  await rest.delete(`/channels/${text}/permissions/${role.id}`);
  await rest.post(`/channels/${text}/typing`);
  await rest.get(`/channels/${text}/threads/archived/public`);

  const message = (await rest.post(`/channels/${text}/messages`, { body: { content: 'x' } })) as { id: string };
  const reaction = `/channels/${text}/messages/${message.id}/reactions/${encodeURIComponent('👍')}` as const;
  await rest.put(`${reaction}/@me`);
  expect(await rest.get(reaction)).toHaveLength(1);
  await rest.delete(`${reaction}/@me`);
  expect(await rest.get(reaction)).toEqual([]);
  const second = (await rest.post(`/channels/${text}/messages`, { body: { content: 'y' } })) as { id: string };
  await rest.post(`/channels/${text}/messages/bulk-delete`, { body: { messages: [message.id, second.id] } });

  const made = (await rest.post(`/guilds/${guild}/channels`, { body: { name: 'made', topic: 'x' } })) as { id: string };
  await rest.delete(`/channels/${made.id}`);
  await rest.delete(`/users/@me/guilds/${guild}`);
}

describe('the routes that other tests do not take', () => {
  it('answer as documented', async () => {
    const discord = await openDiscord({ rateLimits: false });
    const guild = discord.guild({ botPermissions: ALL_PERMISSIONS });
    const text = guild.channel('news');
    const ada = guild.member('ada');
    const client = await login(discord);
    expect((await client.guilds.cache.get(guild.id)?.members.fetch())?.size).toBe(3);
    await tour(client.rest, { guild: guild.id, text: text.id, ada: ada.id });
    expect(discord.requests.filter(({ status }) => status === null || status >= 400)).toEqual([]);
    expect(text.messages()).toEqual([]);
  });

  it('keep roles in their order: the bot gives, changes and takes those below its own', async () => {
    const discord = await openDiscord();
    const guild = discord.guild({ botPermissions: ALL_PERMISSIONS });
    const ada = guild.member('ada');
    const { rest } = await login(discord);
    const below = discord.requests.length;
    const roles = (await rest.get(`/guilds/${guild.id}/roles`)) as { id: string; name: string; position: number }[];
    const members = roles.find(({ name }) => name === 'members');
    await rest.delete(`/guilds/${guild.id}/members/${ada.id}/roles/${members?.id}`);
    await rest.put(`/guilds/${guild.id}/members/${ada.id}/roles/${members?.id}`);
    const above = guild.role('above');
    await expect(rest.patch(`/guilds/${guild.id}/roles/${above.id}`, { body: { name: 'x' } })).rejects.toMatchObject({
      code: 50013,
    });
    await rest.patch(`/guilds/${guild.id}/roles/${members?.id}`, { body: { name: 'people' } });
    await rest.get(`/guilds/${guild.id}/roles/${members?.id}`);
    await rest.delete(`/guilds/${guild.id}/roles/${members?.id}`);
    expect(discord.requests.slice(below).map(({ status }) => status)).toEqual([200, 204, 204, 403, 200, 200, 204]);
  });
});
