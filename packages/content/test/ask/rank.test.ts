import { describe, expect, it } from 'vitest';
import { isEvidence, supports } from '../../src/ask/evidence.js';
import { rank } from '../../src/ask/rank.js';
import type { Concept } from '../../src/ask/vocabulary.js';
import type { Candidate, Field } from '../../src/model.js';

/** A passage given as where each term stands: `{ xen: 'body 3' }`. */
function passage(postId: number, terms: Record<string, string>, options: Partial<Candidate> = {}): Candidate {
  const occurrences = Object.entries(terms).map(
    ([term, places]) =>
      [
        term,
        places.split(', ').map((place) => {
          const [field, at] = place.split(' ');
          return { field: field as Field, at: Number(at) };
        }),
      ] as const,
  );
  const all = new Map(occurrences);
  return {
    passageId: postId * 10 + (options.ordinal ?? 0),
    postId,
    ordinal: 0,
    length: 100,
    bodyAt: 0,
    postLength: 100,
    start: 0,
    end: 100,
    publishedAt: null,
    occurrences: all,
    occurrencesOf: (names = [...all.keys()]) => new Map([...all].filter(([term]) => names.includes(term))),
    ...options,
  };
}

function concept(text: string, idf: number, weight = 1): Concept {
  return {
    text,
    weight,
    mentions: 1,
    named: false,
    idf,
    prominence: 1,
    variants: idf === UNKNOWN ? [] : [{ term: text, worth: 1, passages: 10 }],
  };
}

const UNKNOWN = 9;
const AVERAGES = { averageLength: 100, averagePostLength: 100 };
const order = (candidates: Candidate[], concepts: Concept[]) =>
  rank(candidates, concepts, AVERAGES).map(({ postId }) => postId);

describe('rank', () => {
  it('puts the post with the word in its title first: a title says what a post is about', () => {
    const posts = [passage(1, { xen: 'body 4' }), passage(2, { xen: 'title 2, body 9' })];
    expect(order(posts, [concept('xen', 3)])).toEqual([2, 1]);
  });

  it('puts the rare word before the common one', () => {
    const posts = [passage(1, { kernel: 'body 1, body 2, body 3' }), passage(2, { xenstore: 'body 1' })];
    expect(order(posts, [concept('kernel', 0.5), concept('xenstore', 5)])).toEqual([2, 1]);
  });

  it('lets repetition saturate: two words once beat one word four times', () => {
    const many = Array.from({ length: 4 }, (_, at) => `body ${at * 9 + 1}`).join(', ');
    const posts = [passage(1, { usb: many }), passage(2, { usb: 'body 1', driver: 'body 5' })];
    expect(order(posts, [concept('usb', 2), concept('driver', 2)])).toEqual([2, 1]);
  });

  it('prefers words that stand together, as they do in the question', () => {
    const apart = passage(1, { live: 'body 1', migration: 'body 60' });
    const together = passage(2, { live: 'body 20', migration: 'body 21' });
    expect(order([apart, together], [concept('live', 2), concept('migration', 2)])).toEqual([2, 1]);
  });

  it('prefers the word the posts write about to one they merely use', () => {
    const posts = [passage(1, { gotcha: 'body 1' }), passage(2, { sway: 'body 1' })];
    expect(order(posts, [{ ...concept('gotcha', 5), prominence: 0.05 }, concept('sway', 4)])).toEqual([2, 1]);
  });

  it('holds a long passage to the same standard as a short one', () => {
    const posts = [passage(1, { xen: 'body 4' }, { length: 300 }), passage(2, { xen: 'body 4' }, { length: 60 })];
    expect(order(posts, [concept('xen', 3)])).toEqual([2, 1]);
  });

  it('holds a long post to the same standard as a short one', () => {
    const posts = [
      passage(1, { xen: 'body 4' }, { postLength: 900 }),
      passage(2, { xen: 'body 4' }, { postLength: 90 }),
    ];
    expect(order(posts, [concept('xen', 3)])).toEqual([2, 1]);
  });

  it('lets further passages of a post confirm the best one', () => {
    const posts = [
      passage(1, { xen: 'body 4' }),
      passage(2, { xen: 'body 4' }),
      passage(2, { xen: 'body 4' }, { ordinal: 1, bodyAt: 60 }),
    ];
    expect(order(posts, [concept('xen', 3)])).toEqual([2, 1]);
  });

  it('counts a word once that two overlapping passages of a post hold: windows are no repetition', () => {
    const [first, again] = [passage(1, { xen: 'body 64' }), passage(1, { xen: 'body 4' }, { ordinal: 1, bodyAt: 60 })];
    const [once] = rank([first], [concept('xen', 3)], AVERAGES);
    const [twice] = rank([first, again], [concept('xen', 3)], AVERAGES);
    expect(twice?.score).toBe(once?.score);
  });

  it('prefers the post that holds the words in one passage to one that scatters them', () => {
    const scattered = [passage(1, { selinux: 'body 4' }), passage(1, { mount: 'body 4' }, { ordinal: 1, bodyAt: 80 })];
    const posts = [...scattered, passage(2, { selinux: 'body 4', mount: 'body 84' })];
    expect(order(posts, [concept('selinux', 3), concept('mount', 3)])).toEqual([2, 1]);
  });

  it('finds one word written as two, and only where they stand together', () => {
    const database: Concept = {
      ...concept('database', 3),
      variants: [
        { term: 'databas', worth: 1, passages: 5 },
        { term: 'data', next: 'base', worth: 1, passages: 9 },
      ],
    };
    const posts = [passage(1, { data: 'body 1', base: 'body 9' }), passage(2, { data: 'body 1', base: 'body 2' })];
    expect(order(posts, [database])).toEqual([2]);
  });

  it('gives more to the word that the question says again: it is what the question is about', () => {
    const posts = [passage(1, { texture: 'body 1' }), passage(2, { shape: 'body 1' })];
    expect(order(posts, [concept('texture', 3.2), { ...concept('shape', 3), mentions: 4 }])).toEqual([2, 1]);
  });

  it('takes the newer of two equal posts', () => {
    const posts = [
      passage(1, { xen: 'body 4' }, { publishedAt: new Date('2005-07-21') }),
      passage(2, { xen: 'body 4' }, { publishedAt: new Date('2006-01-01') }),
    ];
    expect(order(posts, [concept('xen', 3)])).toEqual([2, 1]);
  });

  it('counts a match by a part of the word for less than one by the word', () => {
    const variants = [
      { term: 'grub2-mkconfig', worth: 1, passages: 2 },
      { term: 'grub2', worth: 0.5, passages: 9 },
    ];
    const posts = [passage(1, { grub2: 'body 1' }), passage(2, { 'grub2-mkconfig': 'body 1' })];
    expect(order(posts, [{ ...concept('grub2-mkconfig', 4), variants }])).toEqual([2, 1]);
  });
});

describe('isEvidence', () => {
  it('wants half of what the question weighs in one passage', () => {
    const concepts = [concept('usb', 3), concept('driver', 3), concept('probe', 3), concept('export', 3)];
    const [weak] = rank([passage(1, { usb: 'body 1' })], concepts, AVERAGES);
    const [strong] = rank([passage(1, { usb: 'body 1', driver: 'body 2', probe: 'body 3' })], concepts, AVERAGES);
    expect(weak !== undefined && isEvidence(weak, concepts)).toBe(false);
    expect(strong !== undefined && isEvidence(strong, concepts)).toBe(true);
  });

  it('refuses a post that lacks the word that carries the question', () => {
    const concepts = [concept('server', 1), concept('kubernetes', UNKNOWN)];
    const [post] = rank([passage(1, { server: 'title 1, body 1' })], concepts, AVERAGES);
    expect(post !== undefined && isEvidence(post, concepts)).toBe(false);
  });
});

describe('supports', () => {
  it('leaves out posts that are far below the best one', () => {
    const concepts = [concept('xen', 3)];
    const ranked = rank(
      [passage(1, { xen: 'title 1, body 1, body 9' }), passage(2, { xen: 'topics 1' })],
      concepts,
      AVERAGES,
    );
    const first = ranked[0]?.score ?? 0;
    const faint = ranked.map((post) => (post.postId === 2 ? { ...post, score: first / 10 } : post));
    expect(supports(faint, concepts).map(({ postId }) => postId)).toEqual([1]);
  });
});
