import { WebhookClient } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DEFAULT_BOT_PERMISSIONS } from '../src/index.js';
import { login, openDiscord } from './support/client.js';
import { forumChannel, textChannel } from './support/places.js';

async function stage() {
  const discord = await openDiscord();
  const guild = discord.guild();
  const channel = guild.channel('news');
  const client = await login(discord);
  const webhook = await (await textChannel(client, channel)).createWebhook({ name: 'Feed' });
  return { discord, guild, channel, client, webhook };
}

describe('a webhook', () => {
  it('is made, listed, renamed and deleted', async () => {
    const { client, channel, webhook } = await stage();
    const sent = await textChannel(client, channel);
    expect((await sent.fetchWebhooks()).map(({ name, applicationId }) => [name, applicationId])).toEqual([
      ['Feed', client.application.id],
    ]);
    await webhook.edit({ name: 'Blog' });
    expect((await sent.guild.fetchWebhooks()).first()?.name).toBe('Blog');
    await webhook.delete();
    await expect(client.fetchWebhook(webhook.id)).rejects.toMatchObject({ code: 10015 });
  });

  it('writes, edits and deletes under the name and avatar given, with its token alone', async () => {
    const { discord, channel, webhook } = await stage();
    const alone = new WebhookClient({ id: webhook.id, token: webhook.token ?? '' }, { rest: { api: discord.apiUrl } });
    const message = await alone.send({
      content: '@everyone',
      username: 'A blog',
      avatarURL: 'https://example.org/a.png',
    });
    expect(channel.messages()[0]).toMatchObject({
      author: { id: webhook.id, username: 'A blog', avatar: 'https://example.org/a.png', bot: true },
      webhookId: webhook.id,
      pings: { everyone: true },
    });
    await alone.editMessage(message.id, 'changed');
    expect((await alone.fetchMessage(message.id)).content).toBe('changed');
    await alone.deleteMessage(message.id);
    expect(channel.messages()).toEqual([]);
    expect(discord.requests.at(-1)?.headers.authorization).toBeUndefined();
    const wrong = new WebhookClient({ id: webhook.id, token: 'x'.repeat(68) }, { rest: { api: discord.apiUrl } });
    await expect(wrong.send('x')).rejects.toMatchObject({ code: 50027, status: 401 });
  });

  it('writes into threads and opens forum posts', async () => {
    const { discord, guild, client, channel, webhook } = await stage();
    const thread = await (await textChannel(client, channel)).threads.create({ name: 'talk' });
    await webhook.send({ content: 'inside', threadId: thread.id });
    expect(
      channel
        .threads()[0]
        ?.messages()
        .map(({ content }) => content),
    ).toEqual(['inside']);

    const forum = guild.channel('posts', { type: 'forum' });
    const inForum = await (await forumChannel(client, forum)).createWebhook({ name: 'Forum' });
    await inForum.send({ content: 'first', threadName: 'A post' });
    expect(forum.threads()[0]).toMatchObject({ name: 'A post' });
    expect(forum.threads()[0]?.messages()[0]).toMatchObject({ id: forum.threads()[0]?.id, content: 'first' });
    await expect(inForum.send('nowhere')).rejects.toMatchObject({ code: 220001 });
    await discord.stop();
  });

  it('can be deleted by somebody else', async () => {
    const { channel, webhook } = await stage();
    expect(channel.webhooks()).toEqual([{ id: webhook.id, name: 'Feed' }]);
    channel.deleteWebhooks();
    await expect(webhook.send('x')).rejects.toMatchObject({ code: 10015 });
  });

  it('takes MANAGE_WEBHOOKS', async () => {
    const { guild, client, channel } = await stage();
    guild.setBotPermissions(DEFAULT_BOT_PERMISSIONS & ~(1n << 29n));
    const sent = await textChannel(client, channel);
    await expect(client.rest.post(`/channels/${sent.id}/webhooks`, { body: { name: 'x' } })).rejects.toMatchObject({
      code: 50013,
    });
  });
});
