import { expect, test } from 'vitest';
import {
  createAnalyst,
  learnTags,
  type PlainText,
  postFromText,
  proposeTags,
  type ReadablePost,
} from '../src/analyse.js';
import { loadTaxonomy } from '../src/topics/taxonomy.js';

function postOf(text: PlainText): ReadablePost {
  const post = postFromText(text);
  if (post === null) throw new Error('the text is too large');
  return post;
}

test.each([
  ['a title that the text repeats', 'Xen. It runs.', 'It runs.'],
  ['a title on a line of its own', 'Xen\n\nIt runs.', 'It runs.'],
  ['no title that only begins like it', 'Xenon is a gas.', 'Xenon is a gas.'],
])('cuts off %s', (_, text, body) => {
  expect(postOf({ title: 'Xen', text }).body).toBe(body);
});

test('an analysis is a reading with tags', () => {
  const analysis = createAnalyst({ taxonomy: loadTaxonomy() }).analyse(
    postOf({ title: 'Live migration', text: 'Xen moves a virtual machine to another host.' }),
  );
  expect(analysis.tags).toContain('Xen');
  expect(analysis.topics[0]?.topic).toBe('virtualization');
});

test('what is learned from the posts of a feed is proposed for its next one', () => {
  const posts = Array.from({ length: 30 }, (_, at) => ({
    ...postOf({ title: `Number ${at}`, text: at % 2 ? 'Rye bread from the oven.' : 'Pruning the apple tree.' }),
    tags: [at % 2 ? 'Baking' : 'Garden'],
  }));
  const model = learnTags(posts);
  if (model === null) throw new Error('nothing was learned');
  expect(proposeTags(model, postOf({ text: 'An oven for bread.' }))[0]?.tag).toBe('Baking');
});
