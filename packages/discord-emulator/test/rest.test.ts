import { describe, expect, it } from 'vitest';
import { login, openDiscord } from './support/client.js';
import { textChannel } from './support/places.js';

describe('the REST server', () => {
  it('answers routes it does not know with 404 and records them', async () => {
    const discord = await openDiscord();
    const headers = { authorization: `Bot ${discord.token}` };
    const response = await fetch(`${discord.apiUrl}/v10/guilds/1/stickers`, { headers });
    expect([response.status, await response.json()]).toEqual([404, { message: '404: Not Found', code: 0 }]);
    expect((await fetch(discord.apiUrl.replace('/api', '/elsewhere'))).status).toBe(404);
    expect(discord.unknownRoutes).toEqual(['GET /guilds/1/stickers', 'GET /elsewhere']);
  });

  it('wants the bot token, with and without the version in the path', async () => {
    const discord = await openDiscord();
    for (const prefix of ['/v10', '']) {
      const ask = (authorization: string) =>
        fetch(`${discord.apiUrl}${prefix}/users/@me`, { headers: { authorization } });
      expect((await ask(`Bot ${discord.token}`)).status).toBe(200);
      const refused = await ask('Bot wrong');
      expect([refused.status, await refused.json()]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
    }
    expect(discord.invalidRequests).toBe(2);
    expect(JSON.stringify(discord.requests)).not.toContain(discord.token);
  });

  it('refuses a body that is not JSON', async () => {
    const discord = await openDiscord();
    const channel = discord.guild().channel('news');
    const response = await fetch(`${discord.apiUrl}/v10/channels/${channel.id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: '{',
    });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 50109 }]);
  });

  it('records every request with its route, body and status', async () => {
    const discord = await openDiscord();
    const channel = discord.guild().channel('news');
    const sent = await textChannel(await login(discord), channel);
    await sent.send({ content: 'hello', files: [{ attachment: Buffer.from('abc'), name: 'a.txt' }] });
    expect(discord.requests.at(-1)).toMatchObject({
      method: 'POST',
      route: '/channels/{channel_id}/messages',
      path: `/channels/${channel.id}/messages`,
      body: { content: 'hello' },
      files: [{ field: 'files[0]', filename: 'a.txt', bytes: 3 }],
      status: 200,
      response: { content: 'hello' },
    });
  });

  it('listens on the loopback interface only', async () => {
    const { apiUrl } = await openDiscord();
    expect(apiUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api$/);
  });
});

describe('scripted faults', () => {
  const MESSAGES = { method: 'POST', route: '/channels/{channel_id}/messages' } as const;

  async function stage() {
    const discord = await openDiscord();
    const channel = discord.guild().channel('news');
    return { discord, channel, sent: await textChannel(await login(discord), channel) };
  }

  it('answer with a status, as often as asked, and on the route asked for', async () => {
    const { discord, channel, sent } = await stage();
    discord.faults.next(2, MESSAGES, { status: 503 });
    await sent.messages.fetch();
    await sent.send('in the end');
    const posts = discord.requests.filter(({ method }) => method === 'POST');
    expect(posts.map(({ status }) => status)).toEqual([503, 503, 200]);
    expect(channel.messages()).toHaveLength(1);
  });

  it('answer with a body of the test', async () => {
    const { discord, sent } = await stage();
    discord.faults.next(1, MESSAGES, { status: 403, body: { code: 50013, message: 'Missing Permissions' } });
    await expect(sent.send('x')).rejects.toMatchObject({ code: 50013 });
    expect(discord.invalidRequests).toBe(1);
  });

  it('delay', async () => {
    const { discord, sent } = await stage();
    discord.faults.next(1, MESSAGES, { delayMs: 60_000 });
    const sending = sent.send('late');
    const held = await discord.nextRequest(({ method }) => method === 'POST', { unanswered: true });
    expect(held.status).toBeNull();
    discord.clock.advance(60_000);
    expect((await sending).content).toBe('late');
  });

  it('hang until the client gives up, and have no effect', async () => {
    const { discord, channel, sent } = await stage();
    discord.faults.next(Number.POSITIVE_INFINITY, MESSAGES, { hang: true });
    const abort = new AbortController();
    const sending = sent.client.rest.post(`/channels/${channel.id}/messages`, {
      body: { content: 'x' },
      signal: abort.signal,
    });
    await discord.nextRequest(({ method }) => method === 'POST', { unanswered: true });
    abort.abort();
    await expect(sending).rejects.toThrow();
    discord.faults.clear();
    await sent.send('through');
    expect(channel.messages().map(({ content }) => content)).toEqual(['through']);
  });

  it('drop the connection before the request took effect', async () => {
    const { discord, channel, sent } = await stage();
    discord.faults.next(1, MESSAGES, { drop: true });
    await expect(sent.send('lost')).rejects.toThrow('other side closed');
    discord.faults.next(1, MESSAGES, { drop: true, reset: true });
    await sent.send('sent again by the client');
    expect(channel.messages().map(({ content }) => content)).toEqual(['sent again by the client']);
  });

  it('drop the connection after it, so that only the nonce keeps a second try from sending twice', async () => {
    const { discord, channel, sent } = await stage();
    const body = { content: 'once', nonce: 'n', enforceNonce: true };
    discord.faults.next(1, MESSAGES, { drop: true, after: true });
    await expect(sent.send(body)).rejects.toThrow('other side closed');
    expect(channel.messages()).toHaveLength(1);
    const again = await sent.send(body);
    expect(channel.messages().map(({ id }) => id)).toEqual([again.id]);
  });
});
