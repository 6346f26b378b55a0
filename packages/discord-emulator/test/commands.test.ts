import {
  ApplicationCommandType,
  type ChatInputCommandInteraction,
  ContextMenuCommandBuilder,
  Events,
  type Interaction,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { login, openDiscord } from './support/client.js';

const ASK = new SlashCommandBuilder()
  .setName('ask')
  .setDescription('Ask about the posts')
  .addStringOption((o) => o.setName('question').setDescription('What').setRequired(true).setMaxLength(20))
  .addStringOption((o) => o.setName('feed').setDescription('Where').setAutocomplete(true))
  .addStringOption((o) =>
    o
      .setName('order')
      .setDescription('Order')
      .addChoices({ name: 'Newest', value: 'new' }, { name: 'Best', value: 'best' }),
  )
  .addIntegerOption((o) => o.setName('count').setDescription('How many').setMinValue(1).setMaxValue(5))
  .addNumberOption((o) => o.setName('weight').setDescription('Weight'))
  .addBooleanOption((o) => o.setName('private').setDescription('Only me'))
  .addChannelOption((o) => o.setName('channel').setDescription('Channel').addChannelTypes(0))
  .addRoleOption((o) => o.setName('role').setDescription('Role'))
  .addUserOption((o) => o.setName('member').setDescription('Member'));

const POSTS = new SlashCommandBuilder()
  .setName('posts')
  .setDescription('Posts')
  .addSubcommand((s) =>
    s
      .setName('latest')
      .setDescription('Latest')
      .addIntegerOption((o) => o.setName('count').setDescription('n')),
  )
  .addSubcommandGroup((g) =>
    g
      .setName('by')
      .setDescription('By')
      .addSubcommand((s) => s.setName('author').setDescription('Author')),
  );

const FOLLOW = new SlashCommandBuilder()
  .setName('follow')
  .setDescription('Follow')
  .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
  .setContexts(InteractionContextType.Guild);

const FIND = new ContextMenuCommandBuilder().setName('Find posts about this').setType(ApplicationCommandType.Message);
const WHO = new ContextMenuCommandBuilder().setName('Who is this').setType(ApplicationCommandType.User);

async function stage(handle: (interaction: Interaction) => Promise<unknown>) {
  const discord = await openDiscord();
  const guild = discord.guild();
  const channel = guild.channel('news');
  const ada = guild.member('ada', { locale: 'de' });
  const client = await login(discord);
  client.on(Events.InteractionCreate, (interaction) => void handle(interaction));
  await client.application.commands.set([ASK, POSTS, FOLLOW, FIND, WHO]);
  return { discord, guild, channel, ada, client };
}

const slash = (handle: (interaction: ChatInputCommandInteraction) => Promise<unknown>) => (interaction: Interaction) =>
  interaction.isChatInputCommand() ? handle(interaction) : Promise.resolve();

describe('registering', () => {
  it('lists, adds, changes, replaces and deletes, globally and in a guild', async () => {
    const { discord, guild, client } = await stage(async () => undefined);
    const { commands } = client.application;
    expect(discord.commands().map(({ name }) => name)).toEqual([
      'ask',
      'posts',
      'follow',
      'Find posts about this',
      'Who is this',
    ]);
    const own = await commands.create({ name: 'dev', description: 'Dev', nameLocalizations: { de: 'entw' } }, guild.id);
    expect(discord.commands(guild.id).at(-1)).toMatchObject({
      name: 'dev',
      guildId: guild.id,
      nameLocalizations: { de: 'entw' },
    });
    const { version } = own;
    const changed = await commands.edit(own.id, { description: 'Changed' }, guild.id);
    expect(changed.description).toBe('Changed');
    expect(changed.version).not.toBe(version);
    expect((await commands.fetch({ guildId: guild.id, withLocalizations: true })).first()?.nameLocalizations).toEqual({
      de: 'entw',
    });
    await commands.delete(own.id, guild.id);
    await expect(commands.fetch(own.id, { guildId: guild.id })).rejects.toMatchObject({ code: 10063 });

    const before = discord.commands().find(({ name }) => name === 'ask')?.id;
    const versions = discord.commands().map((command) => command.version);
    await commands.set([ASK, POSTS, FOLLOW, FIND, WHO]);
    expect(discord.commands().map((command) => command.version)).toEqual(versions);
    await commands.set([ASK]);
    expect(discord.commands().map(({ id, name }) => ({ id, name }))).toEqual([{ id: before, name: 'ask' }]);
  });
});

describe('a slash command', () => {
  it('reaches the bot with typed options and what they stand for', async () => {
    const { ada, channel, guild } = await stage(
      slash(async (interaction) => {
        const { options, locale, memberPermissions } = interaction;
        const seen = {
          locale,
          question: options.getString('question'),
          order: options.getString('order'),
          count: options.getInteger('count'),
          weight: options.getNumber('weight'),
          hidden: options.getBoolean('private'),
          channel: options.getChannel('channel')?.name,
          role: options.getRole('role')?.name,
          member: options.getUser('member')?.username,
          maySend: memberPermissions?.has('SendMessages'),
        };
        await interaction.reply(JSON.stringify(seen));
      }),
    );
    const role = guild.role('readers');
    const bob = guild.member('bob');
    const reply = await ada.slash(
      '/ask',
      { question: 'xen', order: 'Newest', count: 3, weight: 0.5, private: true, channel, role, member: bob },
      { channel },
    );
    expect(JSON.parse(reply.message.content)).toEqual({
      locale: 'de',
      question: 'xen',
      order: 'new',
      count: 3,
      weight: 0.5,
      hidden: true,
      channel: 'news',
      role: 'readers',
      member: 'bob',
      maySend: true,
    });
  });

  it('reaches the bot with its subcommand', async () => {
    const { ada, channel } = await stage(
      slash((interaction) => {
        const { options } = interaction;
        return interaction.reply(
          `${options.getSubcommandGroup(false)} ${options.getSubcommand()} ${options.getInteger('count')}`,
        );
      }),
    );
    expect((await ada.slash('/posts latest', { count: 2 }, { channel })).message.content).toBe('null latest 2');
    expect((await ada.slash('/posts by author', {}, { channel })).message.content).toBe('by author null');
  });

  it('is answered at once, deferred and edited, followed up, and cleaned away', async () => {
    const { discord, ada, channel } = await stage(
      slash(async (interaction) => {
        await interaction.deferReply();
        await interaction.editReply('first');
        const more = await interaction.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
        await interaction.webhook.editMessage(more, 'still more');
        await interaction.editReply('second');
        await interaction.deleteReply();
      }),
    );
    const reply = await ada.slash('/ask', { question: 'x' }, { channel });
    expect(reply).toMatchObject({ deferred: true, ephemeral: false });
    expect(reply.message.content).toBe('first');
    const more = reply.followUps[0] ?? (await reply.nextFollowUp());
    expect(more).toMatchObject({ ephemeral: true, webhookId: discord.application.id });
    await discord.nextRequest(({ method }) => method === 'DELETE');
    expect(() => reply.message).toThrow('or it was deleted');
    expect(reply.followUps.map(({ content }) => content)).toEqual(['still more']);
    expect(channel.messages().filter(({ ephemeral }) => !ephemeral)).toEqual([]);
  });

  it('with a deferral fills the deferred message by the first follow-up, and keeps it ephemeral', async () => {
    const { ada, channel } = await stage(
      slash(async (interaction) => {
        await interaction.deferReply({ flags: MessageFlags.Ephemeral });
        await interaction.followUp('the answer');
      }),
    );
    const reply = await ada.slash('/ask', { question: 'x' }, { channel });
    expect(reply).toMatchObject({ ephemeral: true, followUps: [] });
    expect(reply.message).toMatchObject({ content: 'the answer', ephemeral: true });
  });

  it('gives the message back when asked for', async () => {
    const { ada, channel } = await stage(
      slash(async (interaction) => {
        const { resource } = await interaction.reply({ content: 'one', withResponse: true });
        await resource?.message?.edit('two');
      }),
    );
    const reply = await ada.slash('/ask', { question: 'x' }, { channel });
    if (reply.message.content !== 'two') await reply.nextEdit();
    expect(reply.message.content).toBe('two');
  });

  it.each([
    ['/nothing', {}, 'not-registered', 'there is: ask, posts, follow'],
    ['/ask', {}, 'invalid-option', '/ask needs the option question.'],
    ['/ask', { question: 'x', nonsense: 1 }, 'invalid-option', 'has no option nonsense'],
    ['/ask', { question: 'x'.repeat(21) }, 'invalid-option', 'takes –20 characters, not 21'],
    ['/ask', { question: 'x', order: 'worst' }, 'invalid-option', 'there is: Newest, Best'],
    ['/ask', { question: 'x', count: 6 }, 'invalid-option', 'takes 1–5, not 6'],
    ['/ask', { question: 'x', count: 1.5 }, 'invalid-option', 'takes an integer'],
    ['/ask', { question: 'x', private: 'yes' }, 'invalid-option', 'takes a boolean'],
    ['/ask', { question: 'x', role: '1' }, 'invalid-option', 'names the role 1, which is not here'],
    ['/posts', {}, 'invalid-option', 'needs a subcommand; there is: latest, by'],
    ['/posts oldest', {}, 'invalid-option', 'has no subcommand oldest'],
    ['/follow', {}, 'hidden', 'ada does not see the command follow'],
  ])('%s with %j is not let through: %s', async (name, options, code, message) => {
    const { ada, channel, discord } = await stage(async () => undefined);
    const attempt = ada.slash(name, options as never, { channel });
    await expect(attempt).rejects.toMatchObject({ name: 'ActorError', code });
    await expect(attempt).rejects.toThrow(message);
    expect(discord.unacknowledged).toEqual([]);
  });

  it('is shown to those with its default permission, and only where it is offered', async () => {
    const { ada, guild, channel } = await stage(slash((interaction) => interaction.reply('followed')));
    const owner = guild.member('eve', { permissions: PermissionFlagsBits.ManageGuild });
    expect((await owner.slash('/follow', {}, { channel })).message.content).toBe('followed');
    const editors = guild.role('editors');
    const bob = guild.member('bob', { roles: [editors.id] });
    await expect(bob.slash('/follow', {}, { channel })).rejects.toMatchObject({ code: 'hidden' });
    guild.showCommand('/follow', editors);
    expect((await bob.slash('/follow', {}, { channel })).message.content).toBe('followed');
    await expect(owner.slash('/follow', {}, { channel: owner.dms })).rejects.toMatchObject({ code: 'hidden' });
    expect((await ada.slash('/ask', { question: 'x' }, { channel: ada.dms })).message.content).toBe('followed');
  });
});

describe('autocomplete', () => {
  it('asks for choices as options are typed', async () => {
    const { ada, channel } = await stage(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const focused = interaction.options.getFocused(true);
      await interaction.respond([{ name: `${focused.name} ${focused.value}`, value: 'a' }]);
    });
    expect(await ada.autocomplete('/ask', { feed: 'xe' }, 'feed', { channel })).toEqual([
      { name: 'feed xe', value: 'a' },
    ]);
    await expect(ada.autocomplete('/ask', {}, 'question', { channel })).rejects.toThrow('does not autocomplete');
  });
});

describe('context menus', () => {
  it('act on messages and users', async () => {
    const { ada, guild, channel } = await stage(async (interaction) => {
      if (interaction.isMessageContextMenuCommand())
        await interaction.reply(`about ${interaction.targetMessage.content}`);
      if (interaction.isUserContextMenuCommand()) await interaction.reply(`it is ${interaction.targetUser.username}`);
    });
    const said = ada.say('ext3', { channel });
    expect((await ada.contextMenu('Find posts about this', said)).message.content).toBe('about ext3');
    const bob = guild.member('bob');
    expect((await ada.userMenu('Who is this', bob, { channel })).message.content).toBe('it is bob');
  });
});
