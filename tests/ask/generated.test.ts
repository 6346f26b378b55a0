import { type Answer, ask, createReader, loadTaxonomy } from '@fieldnotes/content';
import type { Block, BlockKind, PostDraft } from '@fieldnotes/content/model';
import { openStore, type Store } from '@fieldnotes/store';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../support/samples.js';

const POSTS = 60;
const SEED = 20050723;

const word = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(...'xen usb kernel driver boots slowly since March it was 2.6.12'.split(' ')),
  },
  { weight: 3, arbitrary: fc.constantFrom('grub2-mkconfig', '/proc/cpuinfo', '$8.03', 'Dave', 'Jones', 'e.g.', 'R&D') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('🐧', 'naïve', '虚拟化', 'שלום', '\u202exen', 'x'.repeat(600), '“quoted”', '%_', '\\'),
  },
);
const sentence = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 40 }), fc.constantFrom('.', '?', '!', ':', '', '…'))
  .map(([words, end]) => words.join(' ') + end);
const kind = fc.constantFrom<BlockKind>(
  'paragraph',
  'paragraph',
  'heading',
  'item',
  'quote',
  'code',
  'table',
  'caption',
);
const block = fc
  .tuple(kind, fc.array(sentence, { minLength: 1, maxLength: 6 }))
  .map(([kind, sentences]) => ({ kind, text: sentences.join(kind === 'code' || kind === 'table' ? '\n' : ' ') }));
const post = fc.record({ title: sentence, blocks: fc.array(block, { maxLength: 8 }), day: fc.nat({ max: 4000 }) });

let server: TestServer;
let store: Store;
const bodies = new Map<number, string>();

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
  const { connectionString } = await server.createDatabase();
  store = await openStore({ databaseUrl: connectionString, dataDirectory: 'unused', log: silent });
  const reader = createReader({ taxonomy: loadTaxonomy() });
  const drafts = fc.sample(post, { numRuns: POSTS, seed: SEED }).map(toDraft);
  const feed = await store.feeds.ensure('generated', 'Generated');
  await store.posts.put(feed.id, drafts);
  for (const revision of await store.posts.unread(feed.id, reader.version)) {
    const stored = await store.posts.get(revision.postId);
    if (stored === undefined) throw new Error('A post that was just put is gone.');
    await store.readings.save(revision, reader.version, reader.read(stored));
    bodies.set(stored.id, stored.body);
  }
}, 60_000);
afterAll(async () => {
  await store?.close();
  await server?.stop();
});

function toDraft(
  { title, blocks, day }: { title: string; blocks: readonly { kind: BlockKind; text: string }[]; day: number },
  at: number,
): PostDraft {
  const spans: Block[] = [];
  let body = '';
  for (const { kind, text } of blocks) {
    if (text.trim() === '') continue;
    if (body !== '') body += '\n\n';
    spans.push({ kind, start: body.length, end: body.length + text.length });
    body += text;
  }
  return {
    identity: `post-${at}`,
    source: `posts/${at}.md`,
    url: at % 3 === 0 ? null : `https://blog.example/${at}/`,
    title: at % 7 === 0 ? '' : title,
    author: null,
    publishedAt: at % 5 === 0 ? null : new Date(Date.UTC(2005, 6, 1 + day)),
    body,
    blocks: spans,
    tags: [],
    image: null,
    language: at % 4 === 0 ? null : 'en',
  };
}

describe('every quote of generated posts', () => {
  const frame = fc.constantFrom(
    (words: string) => `what did you see about ${words}?`,
    (words: string) => `how do I ${words}`,
    (words: string) => `who is ${words}, and how many ${words}?`,
    (words: string) => `latest posts about ${words} since 2006`,
    (words: string) => `${words} that is not usb`,
    (words: string) => words,
  );
  const question = fc.tuple(frame, fc.array(word, { maxLength: 5 })).map(([ask, words]) => ask(words.join(' ')));

  it('stands in the stored post as shown, within its bounds, once', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(question, fc.option(question, { nil: undefined }), async (text, context) => {
        const asked = { text, now: new Date('2026-11-22T12:00:00Z'), timeZone: 'UTC' };
        const answer: Answer = await ask(context === undefined ? asked : { ...asked, context }, store.passages);
        if (!answer.found) return;
        found++;
        expect(answer.citations.length).toBeLessThanOrEqual(5);
        for (const { postId, quote, url, link } of answer.citations) {
          expect(quote.trim()).not.toBe('');
          expect(quote.length).toBeLessThanOrEqual(400);
          expect(bodies.get(postId)).toContain(quote);
          expect(link === null).toBe(url === null);
          if (link !== null) expect(URL.canParse(link)).toBe(true);
        }
        expect(new Set(answer.citations.map(({ postId, quote }) => `${postId} ${quote}`)).size).toBe(
          answer.citations.length,
        );
      }),
      { numRuns: 50 },
    );
    expect(found).toBeGreaterThan(5);
  }, 60_000);
});
