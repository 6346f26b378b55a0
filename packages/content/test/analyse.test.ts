import { expect, test } from 'vitest';
import { createAnalyst, learnTags, postFromText, proposeTags } from '../src/analyse.js';
import { loadTaxonomy } from '../src/topics/taxonomy.js';

test.each([
  ['a title that the text repeats', 'Xen. It runs.', 'It runs.'],
  ['a title on a line of its own', 'Xen\n\nIt runs.', 'It runs.'],
  ['no title that only begins like it', 'Xenon is a gas.', 'Xenon is a gas.'],
  ['no title that is the whole text', 'Xen', 'Xen'],
])('cuts off %s', (_, text, body) => {
  expect(postFromText({ title: 'Xen', text }).body).toBe(body);
});

test('makes paragraphs and code of a plain text', () => {
  const { body, blocks } = postFromText({ text: 'One\ntwo.\r\n\n    code();\n\n\n\tmore();\nNo code.' });
  expect(blocks.map(({ kind, start, end }) => [kind, body.slice(start, end)])).toEqual([
    ['paragraph', 'One\ntwo.'],
    ['code', '    code();'],
    ['paragraph', '\tmore();\nNo code.'],
  ]);
});

test('an analysis is a reading with tags', () => {
  const analysis = createAnalyst({ taxonomy: loadTaxonomy() }).analyse(
    postFromText({ title: 'Live migration', text: 'Xen moves a virtual machine to another host.' }),
  );
  expect(analysis.tags).toContain('Xen');
  expect(analysis.topics[0]?.topic).toBe('virtualization');
});

test('what is learned from the posts of a feed is proposed for its next one', () => {
  const posts = Array.from({ length: 30 }, (_, at) => ({
    ...postFromText({ title: `Number ${at}`, text: at % 2 ? 'Rye bread from the oven.' : 'Pruning the apple tree.' }),
    tags: [at % 2 ? 'Baking' : 'Garden'],
  }));
  const model = learnTags(posts);
  if (model === null) throw new Error('nothing was learned');
  expect(proposeTags(model, postFromText({ text: 'An oven for bread.' }))[0]?.tag).toBe('Baking');
});
