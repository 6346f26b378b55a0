import { describe, expect, it } from 'vitest';
import { fitCalibration } from '../../../src/topics/tags/calibration.js';
import { LEAST_TAGGED, learnTags } from '../../../src/topics/tags/learn-tags.js';
import { proposeTags } from '../../../src/topics/tags/propose-tags.js';
import { tagText } from '../../../src/topics/tags/tag-features.js';
import { LIMITS, type TagModel } from '../../../src/topics/tags/tag-model.js';
import { analysed } from '../support.js';

const post = (title: string, text: string, ...tags: string[]) => ({ text: tagText(analysed(title, [text])), tags });

const kitchen = ['bread with rye flour', 'a soup of leeks', 'baking rolls in the oven', 'stewing beans with thyme'];
const garden = ['pruning the apple tree', 'sowing carrots in rows', 'a hedge of hornbeam', 'compost for the beds'];
const feed = Array.from({ length: 40 }, (_, at) =>
  at % 2 === 0
    ? post(`Notes ${at}`, `Today ${kitchen[(at / 2) % 4]}, then the oven and the flour again.`, 'Cooking')
    : post(`Notes ${at}`, `Today ${garden[((at - 1) / 2) % 4]}, then the beds and the soil again.`, 'gardening'),
);

function learned(posts = feed): TagModel {
  const model = learnTags(posts);
  if (model === null) throw new Error('nothing was learned');
  return model;
}

describe('learning the tags of a feed', () => {
  it('proposes the tag of the posts that are alike, as the author writes it, and with confidence', () => {
    const [best, second] = proposeTags(learned(), post('More', 'Rye flour and rolls for the oven.').text);
    expect(best?.tag).toBe('Cooking');
    expect(best?.confidence).toBeGreaterThan(0.8);
    expect(second?.confidence).toBeLessThan(0.3);
  });

  it('proposes a tag that the text names, though the post is like no other with it', () => {
    const named = feed.map((one, at) => (at % 10 === 0 ? post('On Zeppelins', 'Zeppelins fly.', 'Zeppelins') : one));
    expect(proposeTags(learned(named), post('A zeppelin', 'Soil and hedges below.').text)[0]?.tag).toBe('Zeppelins');
  });

  it('is plain JSON and the same every time', () => {
    const model = learned();
    const stored = JSON.parse(JSON.stringify(model)) as TagModel;
    expect(stored).toEqual(model);
    expect(learned()).toEqual(model);
    const text = post('Soil', 'Carrots in rows.').text;
    expect(proposeTags(stored, text)).toEqual(proposeTags(model, text));
  });

  it('learns nothing from too few posts, and nothing from posts without tags', () => {
    expect(learnTags(feed.slice(0, LEAST_TAGGED - 1))).toBeNull();
    expect(learnTags(feed.map(({ text }) => ({ text, tags: [] })))).toBeNull();
  });

  it('stays within its bounds', () => {
    const words = Array.from({ length: 2 * LIMITS.perPost }, (_, at) => `word${at}x`).join(' ');
    const model = learned(feed.map(({ tags }, at) => post(`Post ${at}`, words, ...tags, `tag ${at}`)));
    expect(Math.max(...model.neighbours.map(({ vector }) => vector.at.length))).toBe(LIMITS.perPost);
    expect(Math.max(...model.tags.map(({ linear }) => linear?.weights.at.length ?? 0))).toBeLessThanOrEqual(
      LIMITS.perTag,
    );
  });
});

describe('calibration', () => {
  it('finds the curve that the outcomes were drawn from', () => {
    const outcomes = Array.from({ length: 4000 }, (_, at) => {
      const score = (at % 40) / 20;
      // Of the posts with this score, as many are right as the curve says.
      return { score, right: (Math.floor(at / 40) + 0.5) / 100 < 1 / (1 + Math.exp(2 - 3 * score)) };
    });
    const { intercept, slope } = fitCalibration(outcomes);
    expect(intercept).toBeCloseTo(-2, 0);
    expect(slope).toBeCloseTo(3, 0);
  });

  it('is finite for outcomes of one kind, and for none', () => {
    for (const outcomes of [[], [{ score: 1, right: true }], [{ score: 1, right: false }]]) {
      const { intercept, slope } = fitCalibration(outcomes);
      expect(Number.isFinite(intercept) && Number.isFinite(slope)).toBe(true);
    }
  });
});
