import { createReader } from '@fieldnotes/content';
import type { PostDraft } from '@fieldnotes/content/model';
import type { ChannelActor, MemberActor, MessageView, Reply } from '@fieldnotes/discord-emulator';
import { createLog } from '@fieldnotes/platform';
import { createWorker } from '@fieldnotes/worker';
import { PermissionFlagsBits } from 'discord.js';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { refused, useStage } from '../support/stage.js';

// What a feed may hold that those who ask about it must not suffer from.
const stage = useStage({ empty: true, dependencies: { askLimits: { perMember: 1000, perGuild: 1000 } } });
const EVIL = 'https://evil.example/';
const BODY = 'Gallium is a metal. It melts in the hand, at about thirty degrees, and wets glass.';

const TEXTS = [
  '@everyone',
  '<@&%ROLE> and <@%MEMBER>',
  `[bank](${EVIL})`,
  `](${EVIL}) [x`,
  `${EVIL} and <${EVIL}>`,
  '```\n``` ` ``',
  '||secret|| **bold** # head',
  '\u202eright to left\u202c \u2066x\u2069',
  'x'.repeat(10_000),
  '*'.repeat(10_000),
  '👩‍👩‍👧‍👦'.repeat(2_000),
  '',
  '\u200b\u2800\u3164',
  '\\\\\\',
];
const URLS = ['https://blog.example/a b"<>)', 'javascript:alert(1)', 'https://a:b@blog.example/', null, 'not a url'];

let channel: ChannelActor;
let ada: MemberActor;

beforeAll(async () => {
  const guild = stage.discord.guild();
  channel = guild.channel('talk');
  ada = guild.member('ada');
  const role = guild.role('readers', { mentionable: true });
  const { store, queue, taxonomy } = stage;
  const log = createLog({ level: 'silent', format: 'json' });
  const worker = createWorker({ store, queue, reader: createReader({ taxonomy }), log, readConcurrency: 1 });
  const feed = await store.feeds.ensure(EVIL, `Blog @everyone [bank](${EVIL})`);
  const drafts = TEXTS.map((text, index): PostDraft => {
    const hostile = text.replace('%ROLE', role.id).replace('%MEMBER', ada.id);
    const body = `${BODY} ${hostile.slice(0, 500)} is what they say of gallium.`;
    return {
      identity: String(index),
      source: `feed ${hostile.slice(0, 50)}`,
      url: URLS[index % URLS.length] ?? null,
      title: hostile,
      author: hostile,
      publishedAt: new Date(Date.UTC(2026, 0, index + 1)),
      body,
      blocks: [{ kind: 'paragraph', start: 0, end: body.length }],
      tags: [hostile.slice(0, 100)],
      image: null,
      language: 'en',
    };
  });
  const { changed } = await store.posts.put(feed.id, drafts);
  await worker.start();
  await queue.addMany('read', changed);
  await vi.waitFor(async () => expect((await store.feeds.summaries())[0]?.read).toBe(TEXTS.length), 40_000);
  await worker.stop();
}, 60_000);

/** What a client would make of a message: whom it pings, what it links to, in which order it shows it. */
function expectHarmless({ pings, content, embeds }: MessageView): void {
  expect(pings).toEqual({ everyone: false, here: false, users: [], roles: [] });
  const shown = [
    content,
    ...embeds.flatMap(({ title, description, fields = [] }) => [
      title,
      description,
      ...fields.map(({ value }) => value),
    ]),
  ].join('\n');
  expect(shown).not.toMatch(/(?<!\\)\]\(<?https:\/\/evil/u);
  expect(shown).not.toMatch(/https?:\/\/evil/u);
  expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
  for (const { url } of embeds) expect(url ?? 'https://blog.example/').toMatch(/^https:\/\/blog\.example\//u);
}

describe('posts that mean harm', () => {
  const slash = (command: string, options = {}) => ada.slash(command, options, { channel });

  it('are shown one by one, with their buttons', async () => {
    for (const { id } of await stage.store.posts.list({ limit: 100 })) {
      const post = await slash('/posts show', { post: `#${id}` });
      expect(post.message.embeds).toHaveLength(1);
      expectHarmless(post.message);
      const form = await ada.click(post.message, 'Ask about this');
      const answer = await ada.modal(form, { question: 'what is gallium?' });
      expect(answer.message.embeds.length).toBeGreaterThan(0);
      expectHarmless(answer.message);
    }
  });

  it('are listed, searched, quoted and suggested', async () => {
    const replies: Reply[] = [
      await slash('/posts latest'),
      await slash('/posts search', { query: 'gallium' }),
      await slash('/topics list'),
      await slash('/about'),
      await slash('/ask', { question: 'what do they say of gallium?' }),
      await slash('/ask', { question: `@everyone <@${ada.id}> [bank](${EVIL}) gallium?`, private: true }),
    ];
    const answer = replies[4];
    if (answer === undefined) throw new Error('nothing was answered');
    let more = answer;
    while (more.message.embeds.length > 0) {
      more = await ada.click(more.message, 'More');
      replies.push(more);
    }
    replies.push(await ada.click(answer.message, 'Related'));
    const target = ada.say(`gallium @here [bank](${EVIL})`, { channel });
    replies.push(await ada.contextMenu('Find posts about this', target));
    for (const { message } of replies) expectHarmless(message);
    expect(replies.length).toBeGreaterThan(8);
    for (const [command, option] of [
      ['/posts show', 'post'],
      ['/ask', 'feed'],
      ['/ask', 'topic'],
    ] as const) {
      const choices = await ada.autocomplete(command, { [option]: '' }, option, { channel });
      for (const { name } of choices) expect(name).not.toMatch(/@everyone|[\u202a-\u202e]/u);
    }
  });

  it('are quoted where no embeds are allowed', async () => {
    const { ViewChannel, SendMessages, ReadMessageHistory } = PermissionFlagsBits;
    channel.setBotPermissions(ViewChannel | SendMessages | ReadMessageHistory);
    const answered = channel.nextMessage(({ author }) => author.id === stage.discord.bot.id);
    ada.say('<@bot> what do they say of gallium?', { channel });
    expectHarmless(await answered);
  });
});

describe('all of it', () => {
  it('was accepted', () => {
    expect(refused(stage)).toEqual([]);
    expect(stage.log).toEqual([]);
  });
});
