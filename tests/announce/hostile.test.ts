import type { PostDraft } from '@fieldnotes/content/model';
import { STYLES } from '@fieldnotes/store';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, refused, type Stage } from './support/stage.js';

let server: TestServer;
let stage: Stage;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
  stage = await openStage(server, { rateLimits: false });
});
afterAll(async () => {
  await stage?.close();
  await server?.stop();
});

const EVIL = 'https://evil.example/';

/** What a feed may hold that its readers must not suffer from. `%ROLE` is a role that can be pinged. */
const TEXTS = [
  '@everyone',
  '@here now',
  '<@&%ROLE>',
  `[bank](${EVIL})`,
  `](${EVIL}) [x`,
  `${EVIL} and <${EVIL}>`,
  '```\n``` ` ``',
  '||secret|| **bold** # head',
  '\u202eright to left\u202c \u2066x\u2069',
  'x'.repeat(10_000),
  '*'.repeat(10_000),
  '👩‍👩‍👧‍👦'.repeat(2_000),
  '\ud800 half a character',
  '',
  '   ',
  '\u200b\u2800\u3164',
  '\\\\\\',
];

const IMAGES = [
  'javascript:alert(1)',
  'data:image/png;base64,AAAA',
  '//blog.example/a.png',
  'https://user:secret@blog.example/a.png',
  'http://localhost/a.png',
  'https://blog.example/a b"<>.png',
  `https://blog.example/${'a'.repeat(5_000)}.png`,
  'ftp://blog.example/a.png',
  'https://',
  'not a url',
];

const URLS = [
  null,
  'javascript:alert(1)',
  'https://blog.example/(a)_*b*`c`>)|d|',
  `https://blog.example/${'b'.repeat(5_000)}`,
];

it('pings nobody, is accepted in every style, and links to the post only', { timeout: 60_000 }, async () => {
  const role = stage.guild.role('everyone-here', { mentionable: true });
  const posts = TEXTS.map((text, index): Partial<PostDraft> => {
    const hostile = text.replaceAll('%ROLE', role.id);
    return {
      identity: `hostile-${index}`,
      title: hostile,
      author: hostile,
      body: `${hostile} Xen runs.\n\n${hostile}`.slice(0, 20_000),
      blocks: [{ kind: 'paragraph', start: 0, end: Math.min(20_000, `${hostile} Xen runs.\n\n${hostile}`.length) }],
      image: IMAGES[index % IMAGES.length] ?? null,
      url: URLS[index % URLS.length] ?? null,
      publishedAt: new Date(Date.UTC(2026, 0, 1, 0, index)),
    };
  });
  await stage.store.feeds.describe(stage.feed.id, { title: `@everyone [bank](${EVIL})`, image: 'javascript:alert(1)' });
  const channels = STYLES.map((style) => stage.guild.channel(style, { type: style === 'forum' ? 'forum' : 'text' }));
  for (const [index, style] of STYLES.entries()) {
    const channel = channels[index];
    if (channel !== undefined) await stage.follow(channel, { style });
  }
  await stage.startBot();
  await stage.publish(...posts);
  await stage.settled(50_000);

  expect(refused(stage.discord)).toEqual([]);
  expect(stage.discord.violations).toEqual([]);
  for (const channel of channels) {
    const said = [...channel.messages(), ...channel.threads().flatMap((thread) => thread.messages())].filter(
      ({ embeds, content }) => embeds.length > 0 || content.includes('—'),
    );
    expect(said).toHaveLength(TEXTS.length);
    for (const { pings, content, embeds } of said) {
      expect(pings).toMatchObject({ everyone: false, users: [], roles: [] });
      // Links that a client would make out of the text: masked ones and bare addresses.
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
      for (const { url, image } of embeds) {
        expect(url ?? 'https://blog.example/').toMatch(/^https:\/\/blog\.example\//u);
        expect(image?.url ?? 'https://blog.example/').toMatch(/^https:\/\/blog\.example\//u);
      }
    }
  }
});
