import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  ChannelType,
  Client,
  ContainerBuilder,
  ContextMenuCommandBuilder,
  EmbedBuilder,
  type InteractionReplyOptions,
  LabelBuilder,
  type MessageCreateOptions,
  MessageFlags,
  MessagePayload,
  ModalBuilder,
  PermissionFlagsBits,
  SectionBuilder,
  SeparatorBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  ThumbnailBuilder,
} from 'discord.js';

// Bodies as discord.js 14 sends them: its builders, and for messages its own MessagePayload.

const channel = { client: new Client({ intents: [] }), messages: { resolveId: (id: string) => id } };

/** What discord.js makes of the options of a message, as it goes over the wire. */
export function messageBody(options: MessageCreateOptions | InteractionReplyOptions): object {
  const { body } = MessagePayload.create(channel as never, options as MessageCreateOptions).resolveBody();
  return onWire(body as object);
}

/** JSON has no `undefined`. */
export const onWire = <T extends object>(body: T): object => JSON.parse(JSON.stringify(body));

const embed = new EmbedBuilder()
  .setTitle('Xen on Fedora Core 5')
  .setURL('https://blog.example/2006/xen.html')
  .setDescription('A first look.')
  .setColor(0x33_66_99)
  .setAuthor({ name: 'major.io', iconURL: 'https://blog.example/icon.png' })
  .setFooter({ text: '4 min' })
  .setTimestamp(new Date('2006-04-01T10:00:00Z'))
  .setImage('https://blog.example/xen.png')
  .addFields({ name: 'Topics', value: 'virtualization, Fedora', inline: true });

const buttons = new ActionRowBuilder<ButtonBuilder>().addComponents(
  new ButtonBuilder().setCustomId('ask:17').setLabel('Ask about this').setStyle(ButtonStyle.Primary),
  new ButtonBuilder().setCustomId('good:17').setEmoji('👍').setStyle(ButtonStyle.Secondary),
  new ButtonBuilder()
    .setURL('https://blog.example/2006/xen.html#:~:text=a')
    .setLabel('Open')
    .setStyle(ButtonStyle.Link),
);

const menu = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
  new StringSelectMenuBuilder()
    .setCustomId('post')
    .setPlaceholder('Another post')
    .addOptions({ label: 'Xen', value: '17', description: '2006' }, { label: 'KVM', value: '18' }),
);

const container = new ContainerBuilder()
  .setAccentColor(0x33_66_99)
  .addSectionComponents(
    new SectionBuilder()
      .addTextDisplayComponents(new TextDisplayBuilder().setContent('## Xen on Fedora Core 5'))
      .setThumbnailAccessory(new ThumbnailBuilder().setURL('https://blog.example/xen.png').setDescription('A diagram')),
  )
  .addSeparatorComponents(new SeparatorBuilder().setDivider(true))
  .addTextDisplayComponents(new TextDisplayBuilder().setContent('> quoted'))
  .addActionRowComponents(buttons);

const oldModal = new ModalBuilder()
  .setCustomId('edit:3')
  .setTitle('Edit what is followed')
  .addComponents(
    new ActionRowBuilder<TextInputBuilder>().addComponents(
      new TextInputBuilder().setCustomId('topics').setLabel('Topics').setStyle(TextInputStyle.Short).setRequired(false),
    ),
  );

const modal = new ModalBuilder()
  .setCustomId('edit:3')
  .setTitle('Edit what is followed')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('Topics')
      .setDescription('Separated by commas')
      .setTextInputComponent(new TextInputBuilder().setCustomId('topics').setStyle(TextInputStyle.Paragraph)),
    new LabelBuilder()
      .setLabel('Channel')
      .setChannelSelectMenuComponent(
        new ChannelSelectMenuBuilder().setCustomId('channel').addChannelTypes(ChannelType.GuildText),
      ),
  );

export const commands = [
  new SlashCommandBuilder()
    .setName('ask')
    .setNameLocalizations({ de: 'frag', fr: 'demander', 'es-ES': 'preguntar' })
    .setDescription('Asks the posts.')
    .setDescriptionLocalizations({ de: 'Befragt die Beiträge.' })
    .addStringOption((option) =>
      option.setName('question').setDescription('What?').setRequired(true).setMinLength(1).setMaxLength(500),
    )
    .addStringOption((option) => option.setName('feed').setDescription('Which feed?').setAutocomplete(true))
    .addBooleanOption((option) => option.setName('private').setDescription('Only for you')),
  new SlashCommandBuilder()
    .setName('follow')
    .setDescription('Announces the posts of a feed.')
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addStringOption((option) => option.setName('feed').setDescription('Feed').setRequired(true))
    .addChannelOption((option) =>
      option
        .setName('channel')
        .setDescription('Where')
        .addChannelTypes(ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum),
    )
    .addRoleOption((option) => option.setName('mention').setDescription('Whom'))
    .addStringOption((option) =>
      option.setName('style').setDescription('How').addChoices({ name: 'Rich', value: 'rich' }),
    )
    .addIntegerOption((option) => option.setName('backfill').setDescription('How many').setMinValue(0).setMaxValue(25)),
  new SlashCommandBuilder()
    .setName('posts')
    .setDescription('Posts.')
    .addSubcommand((sub) => sub.setName('latest').setDescription('The latest.'))
    .addSubcommandGroup((group) =>
      group
        .setName('by')
        .setDescription('By.')
        .addSubcommand((sub) =>
          sub
            .setName('topic')
            .setDescription('By topic.')
            .addStringOption((o) => o.setName('topic').setDescription('x')),
        ),
    ),
  new ContextMenuCommandBuilder().setName('Find posts about this').setType(ApplicationCommandType.Message),
].map((builder) => onWire(builder.toJSON()));

export const bodies = {
  text: messageBody({ content: 'Hello', allowedMentions: { parse: [] } }),
  announcement: messageBody({
    content: '<@&123456789012345678>',
    embeds: [embed],
    components: [buttons, menu],
    nonce: '17-3-1',
    enforceNonce: true,
    allowedMentions: { roles: ['123456789012345678'] },
    flags: MessageFlags.SuppressNotifications,
  }),
  reply: messageBody({
    content: 'As said above.',
    reply: { messageReference: '123456789012345678', failIfNotExists: false },
    allowedMentions: { repliedUser: false },
  }),
  layout: messageBody({ components: [container], flags: MessageFlags.IsComponentsV2 }),
  ephemeral: messageBody({ content: 'Only you.', flags: MessageFlags.Ephemeral } satisfies InteractionReplyOptions),
  withFile: messageBody({
    content: 'See the file.',
    files: [{ attachment: Buffer.from('x'), name: 'answer.txt', description: 'All of it' }],
  }),
  modal: onWire(modal.toJSON()),
  oldModal: onWire(oldModal.toJSON()),
};
