import {
  ApplicationCommandOptionType,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  Events,
} from 'discord.js';
import { expect, it } from 'vitest';
import { login, openDiscord } from './support/client.js';

it('takes a file with a command, and serves what was sent to both sides', async () => {
  const discord = await openDiscord();
  const guild = discord.guild();
  const [channel, ada] = [guild.channel('news'), guild.member('ada')];
  const client = await login(discord);
  const file = {
    type: ApplicationCommandOptionType.Attachment as const,
    name: 'file',
    description: 'A file',
    required: true,
  };
  await client.application.commands.create({ name: 'echo', description: 'Give a file back', options: [file] });
  let pressed: ButtonInteraction | undefined;

  async function echo(interaction: ChatInputCommandInteraction): Promise<void> {
    const { name, url, size, contentType } = interaction.options.getAttachment('file', true);
    const data = Buffer.from(await (await fetch(url)).arrayBuffer());
    const button = { type: 2 as const, style: 2 as const, label: 'Again', custom_id: 'again' };
    await interaction.reply({
      content: `${name} ${size} ${contentType}`,
      files: [{ name: 'back again.txt', attachment: data }],
      components: [{ type: 1, components: [button] }],
    });
  }
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) void echo(interaction);
    if (!interaction.isButton()) return;
    pressed = interaction;
    void interaction.deferUpdate();
  });

  const { message } = await ada.slash('/echo', { file: { filename: 'a ä.txt', data: 'hällo' } }, { channel });
  expect(message.content).toBe('a ä.txt 6 text/plain; charset=utf-8');
  expect(Buffer.from(message.attachments[0]?.data ?? []).toString()).toBe('hällo');
  await ada.click(message, 'Again', { until: 'acknowledged' });
  const shown = pressed?.message.attachments.first();
  expect(await (await fetch(shown?.url ?? '')).text()).toBe('hällo');
  expect((await fetch(`${shown?.url}x`)).status).toBe(404);
  await expect(ada.slash('/echo', { file: 'a.txt' }, { channel })).rejects.toThrow('takes a file');
  const large = { filename: 'large', data: new Uint8Array(10 * 1024 * 1024 + 1) };
  await expect(ada.slash('/echo', { file: large }, { channel })).rejects.toThrow('takes files of 10 MiB');
});
