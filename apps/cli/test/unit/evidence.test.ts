import { expect, test } from 'vitest';
import { describeEvidence } from '../../src/commands/evidence.js';

test('evidence is told in plain words, one signal after the other', () => {
  expect(
    describeEvidence([
      { signal: 'Xen', field: 'title', count: 1, weight: 3 },
      { signal: 'KVM', field: 'headings', count: 2, weight: 2 },
      { signal: 'Xen', field: 'tags', count: 1, weight: 2 },
      { signal: 'Xen', field: 'body', count: 3, weight: 1 },
    ]),
  ).toBe("“Xen” in the title, among the blog's own tags and 3 times in the text; “KVM” 2 times in headings");
});

test('a proposed tag is told from one that the author gave', () => {
  const proposed = describeEvidence([{ signal: 'Xen', field: 'proposed', count: 1, weight: 0.7 }]);
  expect(proposed).toBe('“Xen” proposed from how the blog tags its other posts');
});
