import { type ChatInputCommandInteraction, Events } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { login, openDiscord } from './support/client.js';

/** A bot that keeps the interactions it gets, and does `handle` with each. */
async function stage(handle: (interaction: ChatInputCommandInteraction) => Promise<unknown> = async () => undefined) {
  const discord = await openDiscord();
  const guild = discord.guild();
  const channel = guild.channel('news');
  const ada = guild.member('ada');
  const client = await login(discord);
  await client.application.commands.create({ name: 'ask', description: 'Ask' });
  const got: ChatInputCommandInteraction[] = [];
  const arrived = new Promise<ChatInputCommandInteraction>((resolve) => {
    client.on(Events.InteractionCreate, (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      got.push(interaction);
      void handle(interaction);
      resolve(interaction);
    });
  });
  return { discord, guild, channel, ada, client, arrived };
}

describe('the three seconds', () => {
  it('are over: the member sees it fail, and the bot gets 10062', async () => {
    const { discord, ada, channel, arrived } = await stage();
    const failed = ada.slash('/ask', {}, { channel });
    const interaction = await arrived;
    discord.clock.advance(3_000);
    await expect(failed).rejects.toMatchObject({ code: 'not-acknowledged' });
    expect(discord.unacknowledged).toEqual([{ id: interaction.id, what: '/ask' }]);
    await expect(interaction.reply('late')).rejects.toMatchObject({ code: 10062, status: 404 });
    expect(channel.messages()).toEqual([]);
  });

  it('are measured on the clock', async () => {
    const { discord, ada, channel } = await stage(async (interaction) => {
      discord.clock.advance(2_900);
      await interaction.reply('just in time');
    });
    const reply = await ada.slash('/ask', {}, { channel });
    expect(reply.acknowledgedMs).toBeGreaterThanOrEqual(2_900);
    expect(reply.acknowledgedMs).toBeLessThan(3_000);
  });
});

describe('an interaction', () => {
  it('is acknowledged once', async () => {
    const { client, ada, channel, arrived } = await stage((interaction) => interaction.reply('once'));
    await ada.slash('/ask', {}, { channel });
    const { id, token } = await arrived;
    const again = client.rest.post(`/interactions/${id}/${token}/callback`, { auth: false, body: { type: 5 } });
    await expect(again).rejects.toMatchObject({ code: 40060, status: 400 });
    const strange = client.rest.post(`/interactions/${id}/wrong/callback`, { auth: false, body: { type: 5 } });
    await expect(strange).rejects.toMatchObject({ code: 10062 });
  });

  it('can be edited and followed up for fifteen minutes', async () => {
    const { discord, ada, channel, arrived } = await stage();
    const asked = ada.slash('/ask', {}, { channel });
    const interaction = await arrived;
    await interaction.reply('first');
    await asked;
    discord.clock.advance(15 * 60_000 - 5_000);
    await interaction.editReply('second');
    discord.clock.advance(5_000);
    await expect(interaction.editReply('third')).rejects.toMatchObject({ code: 50027 });
    await expect(interaction.followUp('more')).rejects.toMatchObject({ code: 50027 });
    expect(channel.messages().map(({ content }) => content)).toEqual(['second']);
  });

  it('has no follow-ups before it is acknowledged', async () => {
    const { client, discord, ada, channel, arrived } = await stage();
    const attempt = ada.slash('/ask', {}, { channel });
    const { token } = await arrived;
    const early = client.rest.post(`/webhooks/${discord.application.id}/${token}`, {
      auth: false,
      body: { content: 'x' },
    });
    await expect(early).rejects.toMatchObject({ code: 10015 });
    discord.clock.advance(3_000);
    await expect(attempt).rejects.toThrow('within 3 seconds');
  });

  it('is answered in channels the bot cannot write in', async () => {
    const { guild, ada } = await stage((interaction) => interaction.reply('here anyway'));
    const quiet = guild.channel('quiet', { botPermissions: 0n });
    expect((await ada.slash('/ask', {}, { channel: quiet })).message.content).toBe('here anyway');
  });

  it('waits out a dropped gateway that is resumed in time', async () => {
    const { discord, ada, channel } = await stage((interaction) => interaction.reply('back'));
    discord.gateway.drop({ resumable: true });
    expect((await ada.slash('/ask', {}, { channel })).message.content).toBe('back');
  });

  it('is not even sent when no bot is connected', async () => {
    const discord = await openDiscord();
    const guild = discord.guild();
    const channel = guild.channel('news');
    const ada = guild.member('ada');
    const client = await login(discord);
    await client.application.commands.create({ name: 'ask', description: 'Ask' });
    await client.destroy();
    await expect(ada.slash('/ask', {}, { channel })).rejects.toMatchObject({ code: 'not-connected' });
  });
});
