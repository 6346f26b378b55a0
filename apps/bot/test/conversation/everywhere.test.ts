import type {
  ChannelActor,
  Dialect,
  GuildActor,
  MemberActor,
  MessageView,
  OptionValue,
  Reply,
} from '@fieldnotes/discord-emulator';
import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { ANOTHER_MAKE, UNTOLD_GUILDS } from '../support/another-make.js';
import { controls, menuOf, said, titles } from '../support/messages.js';
import { refused, useStage } from '../support/stage.js';

// Everything that a member can do, in every place in which it makes sense, on Discord and on servers of another make.

let make: Dialect = {};
const stage = useStage({
  dialect: {
    response: (body, request) => make.response?.(body, request) ?? body,
    headers: (headers) => make.headers?.(headers) ?? headers,
    event: (event) => make.event?.(event) ?? [event],
  },
});
const MIGRATION = 'Live migration on a gigabit link';
const ABOUT_MIGRATION = 'What did you write about live migration?';
const byBot = ({ author }: MessageView) => author.id === stage.discord.bot.id;

interface Place {
  readonly channel: ChannelActor;
  readonly ada: MemberActor;
  readonly guild: GuildActor;
}

let guilds = 0;
const PLACES: Readonly<Record<string, (guild: GuildActor) => Place>> = {
  'a guild': (guild) => ({ guild, channel: guild.channel('talk'), ada: manager(guild) }),
  'a thread': (guild) => {
    const ada = manager(guild);
    return { guild, ada, channel: ada.startThread('what of it', { channel: guild.channel('talk') }) };
  },
  'a direct message': (guild) => {
    const ada = manager(guild);
    return { guild, ada, channel: ada.dms };
  },
};
const manager = (guild: GuildActor) =>
  guild.member(`ada${++guilds}`, {
    permissions: PermissionFlagsBits.ManageGuild | PermissionFlagsBits.CreatePublicThreads,
  });

const MAKES = {
  Discord: {},
  'a server of another make': ANOTHER_MAKE,
  'a server that tells of no guild': UNTOLD_GUILDS,
};

describe.each(Object.entries(MAKES))('on %s', (_, dialect) => {
  describe.each(Object.entries(PLACES))('in %s', (name, placeIn) => {
    const isPrivatePlace = name === 'a direct message';
    const enter = (): Place & { slash: (command: string, options?: Record<string, OptionValue>) => Promise<Reply> } => {
      make = dialect;
      const place = placeIn(stage.discord.guild());
      return {
        ...place,
        slash: (command, options = {}) => place.ada.slash(command, options, { channel: place.channel }),
      };
    };

    it('questions are answered, and the buttons of an answer work', async () => {
      const { ada, slash } = enter();
      const answer = await slash('/ask', { question: ABOUT_MIGRATION });
      expect(titles(answer.message)).toContain(MIGRATION);
      expect(titles((await ada.click(answer.message, 'More')).message)).not.toContain(MIGRATION);
      expect((await ada.click(answer.message, 'Related')).message.embeds).toHaveLength(1);
      for (const thumb of ['👍', '👎']) expect((await ada.click(answer.message, thumb)).ephemeral).toBe(true);
      const own = await slash('/ask', {
        question: ABOUT_MIGRATION,
        private: true,
        from: '2020-01-01',
        to: '2026-12-31',
      });
      expect(own.ephemeral).toBe(true);
      expect(controls(own.message).includes('Share')).toBe(!isPrivatePlace);
      if (!isPrivatePlace) expect((await ada.click(own.message, 'Share')).ephemeral).toBe(false);
      const none = await slash('/ask', { question: 'zeppelins' });
      const { id, values } = menuOf(none.message);
      expect(said((await ada.select(none.message, id, values.slice(0, 1))).message)).toContain('Posts about');
    });

    it('posts and topics are shown, with their buttons, forms and menus', async () => {
      const { ada, channel, slash } = enter();
      expect((await slash('/posts latest')).message.embeds).toHaveLength(1);
      expect(said((await slash('/posts search', { query: 'live migration' })).message)).toContain(MIGRATION);
      const [choice] = await ada.autocomplete('/posts show', { post: 'gigabit' }, 'post', { channel });
      const post = await slash('/posts show', { post: String(choice?.value) });
      expect(titles(post.message)).toEqual([MIGRATION]);
      const form = await ada.click(post.message, 'Ask about this');
      const asked = await ada.modal(form, { question: 'what limit is there for the pause?' });
      expect(titles(asked.message)).toContain(MIGRATION);
      expect(said((await ada.click(post.message, 'More on virtualization')).message)).toContain('Posts about');
      const topics = await slash('/topics list');
      const why = await ada.select(topics.message, menuOf(topics.message).id, ['virtualization']);
      expect(said(why.message)).toContain('Why posts have the topic');
      expect((await slash('/about')).message.content).toContain('posts of 1 feed');
    });

    it('members see what is kept of them, take it along, and have it deleted', async () => {
      const { ada, slash } = enter();
      await slash('/ask', { question: ABOUT_MIGRATION });
      const kept = await slash('/privacy');
      expect(said(kept.message)).toContain('Questions you asked me, here and elsewhere: 1');
      expect((await ada.click(kept.message, 'Send me a copy')).message.attachments).toHaveLength(1);
      const sure = await ada.click(kept.message, 'Delete it …');
      await ada.click(sure.message, 'Keep it');
      const again = await ada.click(kept.message, 'Delete it …');
      expect((await ada.click(again.message, 'Delete all of it')).message.content).toContain('I keep nothing of you');
    });

    // Of a guild that it was not told of, the bot is told of no message either: discord.js drops those.
    const messages = async () => {
      const { ada, channel } = enter();
      const say = async (text: string, replyTo?: MessageView) => {
        const answer = channel.nextMessage(byBot);
        ada.say(text, { channel, ...(replyTo === undefined ? {} : { replyTo }) });
        const message = await answer;
        await expect.poll(() => stage.store.questions.answeredBy(message.id)).toBeDefined();
        return message;
      };
      const first = await say(`<@bot> what did you write about snapshots on btrfs?`);
      expect(titles(first)).toContain('Btrfs snapshots before every upgrade');
      expect(titles(await say('and what about XFS?', first))).toContain('Moving the big volume to XFS');
      const target = ada.say('We tried live migration with KVM.', { channel });
      if (isPrivatePlace) await channel.waitForMessages(6);
      expect(said((await ada.contextMenu('Find posts about this', target)).message)).toContain(MIGRATION);
    };
    if (isPrivatePlace || dialect !== UNTOLD_GUILDS) it('messages are answered and found posts about', messages);

    const following = async () => {
      const { ada, guild, channel, slash } = enter();
      const news = guild.channel('news');
      const role = guild.role('readers', { mentionable: true });
      const [feed] = await ada.autocomplete('/follow', { feed: 's', channel: news }, 'feed', { channel });
      const where = { feed: String(feed?.value), channel: { id: news.id } };
      const followed = await slash('/follow', { ...where, mention: { id: role.id }, backfill: 'since 2026-06-01' });
      expect(followed.message.content).toContain('is announced in');
      const list = await slash('/following');
      const [subscription] = await stage.store.subscriptions.ofGuild(guild.id);
      await ada.select(list.message, 'following:choose', [String(subscription?.id)]);
      for (const button of ['Pause', 'Resume', 'Last deliveries']) await ada.click(list.message, button);
      const form = await ada.click(list.message, 'Edit', { until: 'acknowledged' });
      await ada.modal(form, { topics: 'virtualization', title: '', author: '', burst: '7' });
      expect(await stage.store.subscriptions.get(subscription?.id ?? 0)).toMatchObject({
        mentionRoleId: role.id,
        burstLimit: 7,
        filter: { any: ['virtualization'] },
      });
      expect(said((await slash('/why', { post: MIGRATION })).message)).toContain(`<#${news.id}> — not announced: `);
      expect((await slash('/unfollow', where)).message.content).toContain('no longer announced');
      const settings = await slash('/settings', { 'time-zone': 'Europe/Paris', manager: { id: role.id } });
      expect(said(settings.message)).toContain(`Europe/Paris, where it is`);
      await ada.select(settings.message, 'settings:role', []);
      await ada.click(settings.message, 'Use UTC');
      expect(await stage.store.guilds.get(guild.id)).toMatchObject({ timeZone: null, managerRoleId: null });
    };
    if (!isPrivatePlace) it('feeds are followed, shown, changed and left, and the server has settings', following);
  });

  it('commands are registered no second time', async () => {
    make = dialect;
    const puts = () => stage.discord.requests.filter(({ method }) => method === 'PUT').length;
    const before = puts();
    const second = stage.bot();
    await second.start();
    await second.stop();
    expect(puts()).toBe(before);
  });
});

describe('all of it', () => {
  it('was accepted', () => {
    expect(refused(stage)).toEqual([]);
    expect(stage.log).toEqual([]);
  });
});
