import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KnownItem } from '../../../src/feeds/following/ladder.js';
import { fetchedItem } from '../../../src/feeds/following/marks.js';
import { type Match, matchItems } from '../../../src/feeds/following/match.js';

/** A post as its author has it. `version` counts the edits of its text. */
interface Written {
  readonly at: number;
  version: number;
}

/** How a site writes its feed: what of a post it gives, and what it changes from fetch to fetch. */
interface Site {
  readonly guids: 'stable' | 'rotating' | 'none' | 'all-the-same';
  readonly links: 'own' | 'tracked' | 'home' | 'none';
  readonly hasTitles: boolean;
  readonly datesMove: boolean;
}

const site: fc.Arbitrary<Site> = fc
  .record<Site>({
    guids: fc.constantFrom('stable', 'rotating', 'none', 'all-the-same'),
    links: fc.constantFrom('own', 'tracked', 'home', 'none'),
    hasTitles: fc.boolean(),
    datesMove: fc.boolean(),
  })
  // One guid for all, and nothing else: a feed of one item that changes could be an edited post or another one.
  .filter(({ guids, links }) => guids !== 'all-the-same' || links === 'own' || links === 'tracked');

/** Whether anything but the text itself tells this site's posts from each other: else an edited one is another. */
function survivesEdits({ guids, links, hasTitles }: Site): boolean {
  if (guids === 'stable') return true;
  const hasOwnLinks = links === 'own' || links === 'tracked';
  if (guids === 'rotating') return hasOwnLinks && hasTitles;
  return hasOwnLinks || hasTitles;
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('publish' as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('edit' as const), which: fc.nat() }),
  fc.record({
    kind: fc.constant('fetch' as const),
    window: fc.integer({ min: 1, max: 12 }),
    shift: fc.nat(20),
    seed: fc.nat(1_000),
  }),
);

function shown({ at, version }: Written, { guids, links, hasTitles, datesMove }: Site, fetchNumber: number) {
  const url = {
    own: `https://blog.example.org/p/${at}`,
    tracked: `https://blog.example.org/p/${at}?utm_source=f${fetchNumber}`,
    home: 'https://blog.example.org/',
    none: null,
  };
  const id = { stable: `post-${at}`, rotating: `${fetchNumber}-${at}`, none: null, 'all-the-same': 'x' };
  return fetchedItem({
    id: id[guids],
    url: url[links],
    title: hasTitles ? `Post number ${at}` : '',
    publishedAt: new Date(Date.UTC(2020, 0, 1 + at, datesMove ? fetchNumber % 24 : 0)),
    body: `The text of post ${at}, edited ${version} times.`,
  });
}

test('over any sequence of fetches no post is new twice, none is missed, and none is taken for another', () => {
  fc.assert(
    fc.property(site, fc.array(step, { minLength: 1, maxLength: 30 }), (how, steps) => {
      const written: Written[] = [{ at: 0, version: 0 }];
      const known: KnownItem[] = [];
      const identityOf = new Map<number, string>();
      steps.forEach((next, fetchNumber) => {
        if (next.kind === 'publish') {
          for (let count = 0; count < next.count; count++) written.push({ at: written.length, version: 0 });
        } else if (next.kind === 'edit') {
          const post = written[next.which % written.length];
          if (post && survivesEdits(how)) post.version++;
        } else {
          const posts = reordered(
            written.slice(Math.max(0, written.length - next.shift - next.window), written.length),
            next.seed,
          );
          const items = posts.map((post) => shown(post, how, fetchNumber));
          const { matches } = matchItems(items, known);
          matches.forEach((match, at) => {
            const post = posts[at];
            if (post) remember(match, post, items[at], known, identityOf);
          });
        }
      });
    }),
    { numRuns: 300 },
  );
});

function remember(
  match: Match,
  post: Written,
  item: ReturnType<typeof fetchedItem> | undefined,
  known: KnownItem[],
  identityOf: Map<number, string>,
): void {
  if (item === undefined) throw new Error('no item');
  const before = identityOf.get(post.at);
  expect(match.kind, 'new exactly once').toBe(before === undefined ? 'new' : 'known');
  const identity = match.kind === 'known' ? match.known.identity : match.kind === 'new' ? match.identity : '';
  if (before !== undefined) expect(identity, 'one post, one identity').toBe(before);
  else expect([...identityOf.values()], 'a name of its own').not.toContain(identity);
  identityOf.set(post.at, identity);
  const seen = known.findIndex((one) => one.identity === identity);
  if (match.kind === 'known') expect(match.changed).toBe(known[seen]?.content !== item.content);
  known.splice(seen < 0 ? known.length : seen, seen < 0 ? 0 : 1, { ...item, identity });
}

function reordered(posts: readonly Written[], seed: number): readonly Written[] {
  const key = ({ at }: Written): number => ((at + 1) * (seed * 2 + 1) * 7919) % 1009;
  return posts.toSorted((a, b) => key(a) - key(b));
}

test('an item that is repeated in a fetch is one post', () => {
  const item = shown({ at: 1, version: 0 }, { guids: 'stable', links: 'own', hasTitles: true, datesMove: false }, 0);
  expect(matchItems([item, item, { ...item, content: 'other' }], []).matches).toEqual([
    { kind: 'new', identity: 'post-1' },
    { kind: 'repeated', of: 0 },
    { kind: 'repeated', of: 0 },
  ]);
});

const stable: Site = { guids: 'stable', links: 'own', hasTitles: true, datesMove: false };
const tenPosts = Array.from({ length: 10 }, (_, at) => shown({ at, version: 0 }, stable, 0));
const tenKnown = tenPosts.map((item, at): KnownItem => ({ ...item, identity: `post-${at}` }));

test('the brake: most of a feed is new, and none of it is younger than what is known', () => {
  const moved = tenPosts.map((item, at) => ({
    ...item,
    guid: `new-${at}`,
    link: `elsewhere/${at}`,
    content: `c${at}`,
  }));
  expect(matchItems(moved, tenKnown).isRegimeChange).toBe(true);
  const younger = moved.map((item) => ({ ...item, publishedAt: new Date('2021-01-01') }));
  expect(matchItems(younger, tenKnown).isRegimeChange).toBe(false);
  expect(matchItems(moved, []).isRegimeChange).toBe(false);
});

test('a site that moved to https, and dropped its www, is recognised though its guids are its addresses', () => {
  const at = (root: string) =>
    tenPosts.map((_, number) =>
      fetchedItem({
        id: `${root}/p/${number}`,
        url: `${root}/p/${number}/`,
        title: `T${number}`,
        publishedAt: null,
        body: `b${number}`,
      }),
    );
  const known = at('http://www.blog.example.org').map(
    (item, number): KnownItem => ({ ...item, identity: `${number}` }),
  );
  expect(matchItems(at('https://blog.example.org'), known).matches).toMatchObject(
    known.map(({ identity }) => ({ kind: 'known', by: 'link', changed: false, known: { identity } })),
  );
});
