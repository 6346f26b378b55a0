import { describe, expect, it } from 'vitest';
import {
  confidentTags,
  LEAST_CONFIDENCE,
  learnTags,
  proposeTags,
  type TaggablePost,
  topicsOf,
  withProposedTags,
} from '../src/learned-tags.js';
import { createReader } from '../src/read.js';
import { MIN_SCORE } from '../src/topics/assign.js';
import type { TagModel } from '../src/topics/tags/tag-model.js';

const KITCHEN = ['bread of rye flour', 'rolls from the oven', 'a dough that rises', 'a crust of wheat flour'];
const GARDEN = ['pruning the apple tree', 'carrots in rows', 'a hedge of hornbeam', 'compost for the beds'];

function post(words: readonly string[], at: number, tags: readonly string[] = []): TaggablePost {
  const [first, second] = [words[(at >> 1) % words.length], words[((at >> 1) + 1) % words.length]];
  return { title: `Day ${at}`, body: `Today ${first}, then ${second} again.`, tags, language: 'en' };
}

/** Every second post is of the kitchen; `tagsOf` says what the author tags it with. */
function learned(tagsOf: (at: number) => readonly string[]): TagModel {
  const model = learnTags(
    Array.from({ length: 60 }, (_, at) =>
      at % 2 === 0 ? post(KITCHEN, at, tagsOf(at)) : post(GARDEN, at, ['garden']),
    ),
  );
  if (model === null) throw new Error('nothing was learned');
  return model;
}

describe('tags that are worth proposing', () => {
  it('are those that are likelier right than not, at most three', () => {
    const model = learned(() => ['baking', 'flour', 'oven', 'kitchen']);
    const proposed = confidentTags(model, post(KITCHEN, 0));
    expect(proposed).toHaveLength(3);
    expect(Math.min(...proposed.map(({ confidence }) => confidence))).toBeGreaterThanOrEqual(LEAST_CONFIDENCE);
    expect(proposeTags(model, post(KITCHEN, 0)).length).toBeGreaterThan(3);
    expect(confidentTags(model, { title: '', body: 'Trains.', tags: [], language: 'en' })).toEqual([]);
  });

  it('are none for a post with tags of its own, and none of a model that another version has learned', () => {
    const model = learned(() => ['baking']);
    expect(confidentTags(model, post(KITCHEN, 0))).toMatchObject([{ tag: 'baking' }]);
    expect(confidentTags(model, post(KITCHEN, 0, ['mine']))).toEqual([]);
    const { version, ...rest } = model;
    expect(confidentTags({ ...rest, version: (version + 1) as typeof version }, post(KITCHEN, 0))).toEqual([]);
  });

  it('are as confident as the author is constant', () => {
    const confidenceOf = (share: number) => {
      const model = learned((at) => ((at / 2) % 10 < share ? ['baking'] : ['notes']));
      return proposeTags(model, post(KITCHEN, 0)).find(({ tag }) => tag === 'baking')?.confidence ?? 0;
    };
    const [never, seldom, mostly, always] = [0, 2, 8, 10].map(confidenceOf);
    expect(never).toBe(0);
    expect(seldom).toBeLessThan(0.5);
    expect(mostly).toBeGreaterThan(0.5);
    expect(mostly).toBeLessThan(always ?? 0);
    expect(always).toBeGreaterThan(0.9);
  });
});

describe('proposed tags as topics', () => {
  const { read } = createReader({ taxonomy: { topics: [] } });
  const proposed = [
    { tag: 'baking', confidence: 0.9 },
    { tag: 'flour', confidence: 0.6 },
  ];
  const reading = read({ ...post(KITCHEN, 0), blocks: [] });

  it('stand where there is no other topic, behind what an author gives, and say so', () => {
    const { topics } = withProposedTags(reading, proposed);
    expect(topics.map(({ topic, evidence }) => [topic, evidence[0]?.field])).toEqual([
      ['baking', 'proposed'],
      ['flour', 'proposed'],
    ]);
    expect(topics.every(({ score }) => score < MIN_SCORE)).toBe(true);
  });

  it('change nothing of a reading with topics, and nothing without a proposal', () => {
    const known = { ...reading, topics: topicsOf([{ tag: 'Xen', confidence: 1 }]) };
    expect(withProposedTags(known, proposed)).toBe(known);
    expect(withProposedTags(reading, [])).toBe(reading);
  });
});
