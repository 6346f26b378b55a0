import { type Answer, ask, type Citation } from '@fieldnotes/content';
import type { Store } from '@fieldnotes/store';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLES, storeWith } from '../support/samples.js';

let server: TestServer;
let store: Store;
const bodies = new Map<number, string>();

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
  store = await storeWith(SAMPLES, (await server.createDatabase()).connectionString);
  for (const { id } of await store.posts.list({ limit: 100 })) {
    bodies.set(id, (await store.posts.get(id))?.body ?? '');
  }
}, 60_000);
afterAll(async () => {
  await store?.close();
  await server?.stop();
});

const now = new Date('2026-11-22T12:00:00Z');
const answer = (text: string, context?: string): Promise<Answer> =>
  ask({ text, now, timeZone: 'UTC', ...(context === undefined ? {} : { context }) }, store.passages);
const citations = (given: Answer): readonly Citation[] => (given.found ? given.citations : []);
const shown = (given: Answer) =>
  citations(given)
    .map(({ title, quote }) => `${title}\n${quote}`)
    .join('\n\n');

describe('the questions that samples/README.md says the samples answer', () => {
  it.each([
    ['What did you see about Xen?', ['Xen on the small server', 'virtualization evening']],
    ['How long did the fsck take, and why?', ['fsck']],
    ['What is the downtime of a live migration on a gigabit link?', ['migration']],
    ['What did you write about USB in January 2026?', ['USB']],
    ['When is Ubuntu 26.04 planned?', ['26.04']],
    ['How do I give a serial adapter a lasting name?', ['udev']],
    ['What repairs a damaged XFS volume?', ['xfs_repair']],
    ['How many kilometres was the bicycle trip along the Göta Canal?', ['Göta']],
  ])('%s', async (question, expected) => {
    const text = shown(await answer(question));
    for (const words of expected) expect(text).toContain(words);
  });
});

describe('a tag that only the author says', () => {
  it.each([
    ['Anything on cycling?', 'Göta'],
    ['what did you write about your homelab?', 'cupboard'],
  ])('%s', async (question, expected) => {
    expect(shown(await answer(question))).toContain(expected);
  });
});

describe('a question in other words than theirs', () => {
  it.each([
    ['How do I bestow a lasting name on a serial adapter?', 'USB serial'],
    ['What mends a damaged XFS volume?', 'xfs_repair'],
  ])('%s is answered all the same, where they are ordinary words', async (question, expected) => {
    expect(shown(await answer(question))).toContain(expected);
  });

  it('is refused where the word that they lack is a name', async () => {
    expect(await answer('How do I give a MikroTik adapter a lasting name?')).toMatchObject({ found: false });
  });
});

describe('a question they do not answer', () => {
  it.each(['What did you see about Kubernetes?', 'Which telescope should I buy?'])(
    '%s shows no source and says which words they never mention',
    async (question) => {
      const given = await answer(question);
      expect(given).toMatchObject({ found: false });
      expect(given).not.toHaveProperty('citations');
      expect(given.found || given.unknownWords).toHaveLength(1);
    },
  );

  it('offers topics instead', async () => {
    expect((await answer('What did you see about Kubernetes?')).nearestTopics.length).toBeGreaterThan(0);
  });
});

describe('time', () => {
  it('keeps to the interval that is named', async () => {
    const given = await answer('what did you write in March 2026?');
    const dates = citations(given).map(({ date }) => date?.toISOString().slice(0, 7));
    expect(new Set(dates)).toEqual(new Set(['2026-03']));
  });

  it('keeps a date without a time on its day, west of Greenwich and east of it', async () => {
    const dated = [...(await store.posts.list({ limit: 100 }))].find(
      ({ publishedAt }) => publishedAt !== null && publishedAt.getTime() % 86_400_000 === 0,
    );
    const day = dated?.publishedAt?.toISOString().slice(0, 10) ?? '';
    for (const timeZone of ['America/Los_Angeles', 'UTC', 'Pacific/Auckland']) {
      const given = await ask({ text: `what did you post on ${day}?`, now, timeZone }, store.passages);
      expect(citations(given).map(({ postId }) => postId)).toContain(dated?.id);
      const before = await ask({ text: `what did you post before ${day}?`, now, timeZone }, store.passages);
      expect(citations(before).map(({ postId }) => postId)).not.toContain(dated?.id);
    }
  });

  it('says when nothing was published in it', async () => {
    expect(await answer('what did you write in 1999?')).toMatchObject({ found: false, reason: 'nothing-in-period' });
  });

  it('gives the newest first when the latest is asked for', async () => {
    const dates = citations(await answer('latest posts about virtualization?')).map(({ date }) => Number(date));
    expect(dates.length).toBeGreaterThan(1);
    expect(dates).toEqual([...dates].sort((a, b) => b - a));
  });

  it('holds the scope and the question to their dates at once', async () => {
    const scope = { from: new Date('2026-01-01') };
    const given = await ask({ text: 'what about Xen before 2026?', now, timeZone: 'UTC', scope }, store.passages);
    expect(given.found).toBe(false);
  });
});

describe('names', () => {
  const authors = async (given: Answer) => {
    const posts = await Promise.all(citations(given).map(({ postId }) => store.posts.get(postId)));
    return [...new Set(posts.map((post) => post?.author))];
  };

  it.each(['what did Aiko Brandt write about Xen?', 'anything on Xen by Aiko?'])(
    '%s is asked of the posts of that author',
    async (question) => {
      const given = await answer(question);
      expect(given.interpreted.names).toEqual([{ role: 'author', name: 'Aiko Brandt' }]);
      expect(await authors(given)).toEqual(['Aiko Brandt']);
    },
  );

  it('lists the posts of an author where nothing else is asked', async () => {
    expect(await authors(await answer('posts by Tomasz Wierzba'))).toEqual(['Tomasz Wierzba']);
  });

  it('keeps to the posts with a topic', async () => {
    const given = await answer('posts tagged virtualization');
    expect(given.interpreted.names).toEqual([{ role: 'topic', name: 'virtualization' }]);
    expect(citations(given).length).toBeGreaterThan(1);
  });

  it('takes a name that no author has for a word', async () => {
    const given = await answer('anything on Xen by Kernighan?');
    expect(given.interpreted).not.toHaveProperty('names');
    expect(given.interpreted.terms.map(({ text }) => text)).toContain('Kernighan');
  });
});

describe('what is left out and what will do', () => {
  it('quotes nothing that names what is not wanted', async () => {
    const text = shown(await answer('virtualization that is not Xen'));
    expect(text).not.toBe('');
    expect(text).not.toMatch(/xen/i);
  });

  it('answers about either of two', async () => {
    const text = shown(await answer('Xen or Kubernetes?'));
    expect(text).toContain('Xen');
  });
});

describe('a follow-up', () => {
  it('shows what the answer before did not cite when more is asked for', async () => {
    const before = 'what did you write about the kernel?';
    const first = citations(await answer(before)).map(({ postId }) => postId);
    const more = citations(await answer('more', before)).map(({ postId }) => postId);
    expect(more.length).toBeGreaterThan(0);
    expect(more.filter((id) => first.includes(id))).toEqual([]);
  });

  it('keeps the subject and changes the time', async () => {
    const dates = citations(await answer('only in 2025', 'what did you write about virtualization?')).map(({ date }) =>
      date?.getUTCFullYear(),
    );
    expect(new Set(dates)).toEqual(new Set([2025]));
  });
});

describe('every answer', () => {
  const isQuotedRight = (given: Answer) => {
    const cited = citations(given);
    expect(cited.length).toBeLessThanOrEqual(5);
    for (const { postId, quote } of cited) {
      expect(quote.length).toBeLessThanOrEqual(400);
      expect(quote.trim()).not.toBe('');
      expect(bodies.get(postId)).toContain(quote);
    }
    expect(new Set(cited.map(({ quote }) => quote)).size).toBe(cited.length);
  };

  it('quotes the posts word for word, whatever is asked', async () => {
    const words = [...new Set([...bodies.values()].join(' ').split(/\s+/))];
    const question = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(question, async (asked) => {
        isQuotedRight(await answer(`what did you see about ${asked.join(' ')}?`));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['nothing', ''],
    ['spaces', '   \n\t '],
    ['only stop words', 'what is it that you are'],
    ['only punctuation', '?!?… ---'],
    ['only emoji', '🐧🐧🐧'],
    ['SQL', `'; DROP TABLE post; --`],
    ['operators of a tsquery', `xen & !kvm | (usb <-> "driver") :* '\\`],
    ['control characters', 'xen\u0000\u0007\u001b[31m'],
    ['right to left', '\u202Exen\u202C שלום'],
    ['another language', 'Was hast du über Virtualisierung geschrieben?'],
    ['a lone surrogate', 'xen \ud83d'],
    ['one long word', 'x'.repeat(4000)],
    ['4,000 characters of words', 'xen usb ext4 '.repeat(400).slice(0, 4000)],
    ['far too much', 'xen '.repeat(100_000)],
    ['wildcards', '%_% *.* .*'],
  ])('is sensible for %s', async (_, question) => {
    const given = await answer(question);
    isQuotedRight(given);
    if (!given.found) expect(given.reason).not.toBe('');
  });

  it('says that a question is too long', async () => {
    expect(await answer('xen '.repeat(2000))).toMatchObject({ found: false, reason: 'too-long' });
  });

  it('corrects a misspelt word against the posts, and says so', async () => {
    const given = await answer('anything on the hyprevisor?');
    expect(given.found).toBe(true);
    expect(given.interpreted.corrections).toMatchObject([{ from: 'hyprevisor' }]);
  });
});
