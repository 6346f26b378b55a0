import type { ChannelActor, GuildActor, MemberActor } from '@fieldnotes/discord-emulator';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { controls, menuOf, said, titles, toldAlone } from '../support/messages.js';
import { refused, useStage } from '../support/stage.js';

const stage = useStage();
let guild: GuildActor;
let channel: ChannelActor;
let ada: MemberActor;

beforeAll(() => {
  guild = stage.discord.guild();
  channel = guild.channel('talk');
});

/** Somebody else each time, because nobody may ask too much. */
let members = 0;
beforeEach(() => {
  ada = guild.member(`ada${++members}`);
});

const ABOUT_MIGRATION = 'What did you write about live migration?';
/** The question of an answer. Which message it is gets known, and is stored, after it was sent. */
async function stored(messageId: string) {
  await expect.poll(() => stage.store.questions.answeredBy(messageId)).toBeDefined();
  return stage.store.questions.answeredBy(messageId);
}

describe('/ask', () => {
  it('shows quotes that the posts hold, each with title and date', async () => {
    const reply = await ada.slash('/ask', { question: ABOUT_MIGRATION }, { channel });
    expect(reply.message.content).toContain(`> ${ABOUT_MIGRATION}`);
    expect(titles(reply.message)[0]).toBe('Live migration on a gigabit link');
    expect(reply.message.embeds.length).toBeLessThanOrEqual(5);
    expect(reply.message.embeds[0]?.footer?.text).toContain('2 October 2025');
    expect(controls(reply.message)).toEqual(['More', 'Related', '👍', '👎']);
    expect(reply.ephemeral).toBe(false);
  });

  it('links to the sentence where the post has an address', async () => {
    const { message } = await ada.slash('/ask', { question: 'Xen on the small server' }, { channel });
    const quote = message.embeds.find(({ title }) => title?.startsWith('Xen on the small server'));
    expect(quote?.url).toMatch(/^https:\/\/margin-notes\.example\/xen-one-year\/#:~:text=/);
  });

  it('keeps the question, what it came to and which message answers it', async () => {
    const { message } = await ada.slash('/ask', { question: ABOUT_MIGRATION }, { channel });
    const question = await stored(message.id);
    expect(question).toMatchObject({ text: ABOUT_MIGRATION, found: true, guildId: guild.id, channelId: channel.id });
    expect(question?.citedPosts).toHaveLength(message.embeds.length);
  });

  it('says what it looked for, and offers topics, when the posts do not say', async () => {
    const { message } = await ada.slash('/ask', { question: 'What did you write about zeppelins?' }, { channel });
    expect(message.content).toContain('I looked for **zeppelins**.');
    expect(message.content).toContain('The posts never mention **zeppelins**.');
    expect(message.embeds).toEqual([]);
    const { id, values } = menuOf(message);
    const chosen = await ada.select(message, id, [values[0] ?? '']);
    expect(chosen.ephemeral).toBe(true);
    expect(said(chosen.message)).toContain(`Posts about ${values[0]}`);
  });

  it('says which time it understood, and that a word was read as another', async () => {
    const { message } = await ada.slash('/ask', { question: 'what about live migraton in October 2025?' }, { channel });
    expect(message.content).toContain('October 2025');
    expect(message.content).toContain('“migraton” read as “migration”');
  });

  it('narrows down to a feed, a topic and a time', async () => {
    const [feed] = await ada.autocomplete('/ask', { feed: 'sampl' }, 'feed', { channel });
    const [topic] = await ada.autocomplete('/ask', { topic: 'virt' }, 'topic', { channel });
    const options = { question: 'migration', feed: String(feed?.value), topic: String(topic?.value) };
    const october = await ada.slash('/ask', { ...options, from: '2025-10-01', to: 'October 2025' }, { channel });
    expect(titles(october.message)).toContain('Live migration on a gigabit link');
    const november = await ada.slash('/ask', { ...options, from: '2025-11-01' }, { channel });
    expect(titles(november.message)).not.toContain('Live migration on a gigabit link');
  });

  it.each([
    [{ feed: 'nowhere' }, 'no feed called “nowhere”'],
    [{ topic: 'nothing' }, 'No post has the topic “nothing”'],
    [{ from: 'the day after' }, 'cannot read “the day after” as a date'],
    [{ from: '2025-10-02', to: '2025-10-01' }, 'No day lies between'],
  ])('refuses %j for its asker only', async (options, text) => {
    const reply = await ada.slash('/ask', { question: 'xen', ...options }, { channel });
    expect(await toldAlone(reply)).toContain(text);
  });

  it('speaks the language of the guild in public and of the member in private', async () => {
    const french = stage.discord.guild({ locale: 'fr' });
    const talk = french.channel('parler');
    const eva = french.member('eva', { locale: 'de' });
    const open = await eva.slash('/ask', { question: 'zeppelins' }, { channel: talk });
    expect(open.message.content).toContain('Les articles ne mentionnent jamais');
    const own = await eva.slash('/ask', { question: 'zeppelins', private: true }, { channel: talk });
    expect(own.message.content).toContain('In den Beiträgen kommt **zeppelins** nie vor.');
  });
});

describe('the buttons of an answer', () => {
  it('More quotes other posts, and says when there are none', async () => {
    const { message } = await ada.slash('/ask', { question: 'backups' }, { channel });
    const seen = new Set(titles(message));
    let more = await ada.click(message, 'More');
    while (more.message.embeds.length > 0) {
      expect(more.ephemeral).toBe(true);
      for (const title of titles(more.message)) expect(seen).not.toContain(title);
      for (const title of titles(more.message)) seen.add(title);
      more = await ada.click(more.message, 'More');
    }
    expect(more.message.content).toBe('That was all the posts say about it.');
  });

  it('Related lists posts on the same topics, without those that were quoted', async () => {
    const { message } = await ada.slash('/ask', { question: ABOUT_MIGRATION }, { channel });
    const related = await ada.click(message, 'Related');
    expect(related.ephemeral).toBe(true);
    expect(related.message.embeds[0]?.title).toContain('virtualization');
    expect(related.message.embeds[0]?.description).not.toContain('Live migration on a gigabit link');
  });

  it('Share shows a private answer to all, and replies to it build on it', async () => {
    const reply = await ada.slash('/ask', { question: ABOUT_MIGRATION, private: true }, { channel });
    expect(reply.ephemeral).toBe(true);
    expect(controls(reply.message)).toContain('Share');
    const shared = await ada.click(reply.message, 'Share');
    expect(shared.ephemeral).toBe(false);
    expect(titles(shared.message)).toEqual(titles(reply.message));
    expect(shared.message.content).toContain(`Shared by <@${ada.id}>`);
    expect(shared.message.pings).toEqual({ everyone: false, here: false, users: [], roles: [] });
    expect((await stored(shared.message.id))?.text).toBe(ABOUT_MIGRATION);
  });

  it('thumbs are kept, one for each member', async () => {
    const { message } = await ada.slash('/ask', { question: ABOUT_MIGRATION }, { channel });
    const thanks = await ada.click(message, '👍');
    expect(thanks.ephemeral).toBe(true);
    await ada.click(message, '👎');
    await guild.member('bob').click(message, '👍');
    expect((await stored(message.id))?.ratings).toEqual({ up: 1, down: 1 });
  });
});

describe('limits', () => {
  it('are told kindly, to the asker only, with the time of the next question', async () => {
    const eager = guild.member('eager');
    for (let count = 0; count < 10; count++) await eager.slash('/ask', { question: 'xen' }, { channel });
    const refusal = await eager.slash('/ask', { question: 'xen' }, { channel });
    expect(await toldAlone(refusal)).toMatch(/a lot of questions.*<t:\d+:R>/);
    const { message } = await guild.member('calm').slash('/ask', { question: ABOUT_MIGRATION }, { channel });
    expect(titles(message)).not.toEqual([]);
  });
});

describe('all of it', () => {
  it('was accepted', () => {
    expect(refused(stage)).toEqual([]);
    expect(stage.log).toEqual([]);
  });
});
