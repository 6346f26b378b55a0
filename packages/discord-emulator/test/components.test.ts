import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  Events,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { login, openDiscord } from './support/client.js';
import { textChannel } from './support/places.js';

const row = (...buttons: ButtonBuilder[]) => new ActionRowBuilder<ButtonBuilder>().addComponents(buttons);
const button = (id: string, label: string) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary);

/** A message with components in a channel, and a bot that does `handle` when they are used. */
async function stage(components: readonly unknown[], handle: (interaction: Interaction) => Promise<unknown>) {
  const discord = await openDiscord();
  const guild = discord.guild();
  const channel = guild.channel('news');
  const ada = guild.member('ada');
  const client = await login(discord);
  client.on(Events.InteractionCreate, (interaction) => void handle(interaction));
  const sent = await textChannel(client, channel);
  const shown = channel.nextMessage();
  await sent.send({ content: 'Posts', components: components as never });
  return { discord, guild, channel, ada, message: await shown };
}

describe('a button', () => {
  it('is pressed by label or custom id, and updates its message', async () => {
    const { ada, message, channel } = await stage([row(button('more:1', 'More'))], async (interaction) => {
      if (interaction.isButton())
        await interaction.update({ content: `${interaction.customId} pressed`, components: [] });
    });
    const reply = await ada.click(message, 'More');
    expect(reply.message).toMatchObject({ id: message.id, content: 'more:1 pressed', components: [] });
    expect(channel.messages()).toHaveLength(1);
    await expect(ada.click(message, 'more:1')).rejects.toThrow('has no button more:1; there is: none');
  });

  it('is answered for the member alone, and that answer has buttons for nobody else', async () => {
    const { ada, guild, message } = await stage([row(button('more', 'More'))], async (interaction) => {
      if (!interaction.isButton()) return;
      const share = row(button('share', 'Share'));
      if (interaction.customId === 'more') {
        await interaction.reply({ content: 'yours', flags: MessageFlags.Ephemeral, components: [share] });
      } else await interaction.reply('shared');
    });
    const reply = await ada.click(message, 'more');
    expect(reply.message).toMatchObject({ ephemeral: true, reference: { messageId: message.id } });
    await expect(guild.member('bob').click(reply.message, 'share')).rejects.toMatchObject({ code: 'not-permitted' });
    expect((await ada.click(reply.message, 'share')).message.content).toBe('shared');
  });

  it('can be acknowledged and its message edited later, or not at all', async () => {
    const { ada, message } = await stage([row(button('a', 'A'), button('b', 'B'))], async (interaction) => {
      if (!interaction.isButton()) return;
      await interaction.deferUpdate();
      if (interaction.customId === 'a') await interaction.editReply('edited');
    });
    const reply = await ada.click(message, 'A');
    expect(reply).toMatchObject({ deferred: true, message: { id: message.id, content: 'edited' } });
    const silent = await ada.click(message, 'B', { until: 'acknowledged' });
    expect(silent.message.content).toBe('edited');
  });

  it('cannot be pressed when disabled or when it is a link', async () => {
    const off = button('off', 'Off').setDisabled(true);
    const link = new ButtonBuilder().setLabel('Read').setStyle(ButtonStyle.Link).setURL('https://example.org/');
    const { ada, message } = await stage([row(off, link)], async () => undefined);
    await expect(ada.click(message, 'Off')).rejects.toThrow('Off is disabled');
    await expect(ada.click(message, 'Read')).rejects.toThrow('opens https://example.org/');
  });

  it('is found in a Components V2 section', async () => {
    const { ada, message } = await stage([row(button('x', 'X'))], async (interaction) => {
      if (!interaction.isButton()) return;
      const accessory = { type: 2, style: 1, custom_id: 'inner', label: 'Inner' };
      const section = { type: 9, components: [{ type: 10, content: 'text' }], accessory };
      if (interaction.customId === 'inner') await interaction.reply('found');
      else {
        const container = { type: 17, components: [section] };
        await interaction.reply({ flags: MessageFlags.IsComponentsV2, components: [container] });
      }
    });
    const reply = await ada.click(message, 'X');
    expect(reply.message.components).toMatchObject([{ id: 1, components: [{ id: 2, accessory: { id: 4 } }] }]);
    expect((await ada.click(reply.message, 'Inner')).message.content).toBe('found');
  });
});

describe('a menu', () => {
  it('takes its options by value or label, within its bounds', async () => {
    const menu = new StringSelectMenuBuilder()
      .setCustomId('topics')
      .setMaxValues(2)
      .addOptions({ label: 'Xen', value: 'xen' }, { label: 'USB', value: 'usb' }, { label: 'ext3', value: 'ext3' });
    const components = [new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu)];
    const { ada, message } = await stage(components, async (interaction) => {
      if (interaction.isStringSelectMenu()) await interaction.reply(interaction.values.join(' '));
    });
    expect((await ada.select(message, 'topics', ['xen', 'USB'])).message.content).toBe('xen usb');
    await expect(ada.select(message, 'topics', ['xen', 'usb', 'ext3'])).rejects.toThrow('takes 1 to 2 values, not 3');
    await expect(ada.select(message, 'topics', ['tape'])).rejects.toThrow('there is: Xen, USB, ext3');
    await expect(ada.select(message, 'other', [])).rejects.toThrow('has no menu other; there is: topics');
  });

  it('resolves channels', async () => {
    const menu = new ChannelSelectMenuBuilder().setCustomId('where');
    const components = [new ActionRowBuilder<ChannelSelectMenuBuilder>().addComponents(menu)];
    const { ada, message, channel } = await stage(components, async (interaction) => {
      if (interaction.isChannelSelectMenu())
        await interaction.reply(interaction.channels.map((c) => c?.toString()).join());
    });
    expect((await ada.select(message, 'where', [channel.id])).message.content).toBe(`<#${channel.id}>`);
  });
});

describe('a modal', () => {
  const modal = () =>
    new ModalBuilder()
      .setCustomId('filter')
      .setTitle('Filter')
      .addLabelComponents(
        new LabelBuilder()
          .setLabel('Title contains')
          .setTextInputComponent(
            new TextInputBuilder()
              .setCustomId('title')
              .setStyle(TextInputStyle.Short)
              .setRequired(true)
              .setMaxLength(10),
          ),
        new LabelBuilder()
          .setLabel('Topics')
          .setStringSelectMenuComponent(
            new StringSelectMenuBuilder()
              .setCustomId('topics')
              .setRequired(false)
              .addOptions({ label: 'Xen', value: 'xen' }, { label: 'USB', value: 'usb' }),
          ),
      );

  it('is opened by a button, filled in and answered', async () => {
    const { ada, message } = await stage([row(button('filter', 'Filter'))], async (interaction) => {
      if (interaction.isButton()) await interaction.showModal(modal());
      if (interaction.isModalSubmit() && interaction.isFromMessage()) {
        const { fields } = interaction;
        await interaction.update(`${fields.getTextInputValue('title')} ${fields.getStringSelectValues('topics')}`);
      }
    });
    const opened = await ada.click(message, 'Filter');
    expect(opened.modal).toMatchObject({ custom_id: 'filter', title: 'Filter' });
    const reply = await ada.modal(opened, { title: 'Xen', topics: ['USB'] });
    expect(reply.message).toMatchObject({ id: message.id, content: 'Xen usb' });

    await expect(ada.modal(opened, {})).rejects.toThrow('The field title takes 1 to 10 characters, not 0');
    await expect(ada.modal(opened, { other: 'x' })).rejects.toThrow('has no field other; there is: title, topics');
    await expect(ada.modal(reply, {})).rejects.toThrow('The bot opened no modal');
  });
});
