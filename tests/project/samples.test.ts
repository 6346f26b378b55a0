import { fileURLToPath } from 'node:url';
import { type ArchiveItem, openArchive } from '@fieldnotes/content';
import type { PostDraft } from '@fieldnotes/content/model';
import { beforeAll, expect, test } from 'vitest';

/** What samples/README.md says of the sample blogs. */

const posts: PostDraft[] = [];
const others: Exclude<ArchiveItem, { kind: 'post' }>[] = [];

beforeAll(async () => {
  const archive = await openArchive(fileURLToPath(new URL('../../samples', import.meta.url)));
  for (const file of archive.files) {
    for await (const item of archive.read(file)) {
      if (item.kind === 'post') posts.push(item.post);
      else others.push(item);
    }
  }
});

test('the folder holds 22 posts by three authors, and nothing that is broken', () => {
  expect(others.map(({ kind, source }) => ({ kind, source }))).toEqual([{ kind: 'ignored', source: 'README.md' }]);
  expect(count(posts.map(({ author }) => author))).toEqual({
    'Marta Lindqvist': 13,
    'Tomasz Wierzba': 5,
    'Aiko Brandt': 4,
  });
});

test('no post stands in two places', () => {
  expect(new Set(posts.map(({ title }) => title)).size).toBe(posts.length);
});

test('every post has a date of the months given, tags, and 250 to 600 words', () => {
  const from = new Date('2025-09-14');
  const to = new Date('2026-05-25');
  for (const { title, publishedAt, tags, body } of posts) {
    expect(publishedAt !== null && publishedAt >= from && publishedAt < to, title).toBe(true);
    expect(tags.length, title).toBeGreaterThan(0);
    const words = body.split(/\s+/).length;
    expect(words >= 250 && words <= 600, `${title}: ${words} words`).toBe(true);
  }
});

test('two posts by two authors are about Xen, and none mentions what the samples do not answer', () => {
  const about = (word: string) => posts.filter(({ title, body }) => `${title} ${body}`.includes(word));
  expect(about('XenStore').map(({ author }) => author)).toEqual(['Marta Lindqvist', 'Aiko Brandt']);
  expect(about('Kubernetes')).toEqual([]);
  expect(about('telescope')).toEqual([]);
});

function count(values: readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}
