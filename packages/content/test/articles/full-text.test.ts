import { expect, test } from 'vitest';
import type { Article } from '../../src/articles/article.js';
import { fullText } from '../../src/articles/full-text.js';
import type { PostDraft } from '../../src/model.js';

const SENTENCE = 'The disk in the cupboard was copied once more, and nobody heard it. ';

const postOf = (body: string): PostDraft => ({
  identity: 'one',
  source: 'https://a.example.org/feed',
  url: 'https://a.example.org/1',
  title: 'Copying disks',
  author: null,
  publishedAt: null,
  body,
  blocks: body === '' ? [] : [{ kind: 'paragraph', start: 0, end: body.length }],
  tags: ['disks'],
  image: 'https://a.example.org/own.png',
  language: null,
});

const articleOf = (text: string): Article => ({
  title: 'Copying disks | A Blog',
  author: 'Ada Example',
  publishedAt: null,
  image: 'https://a.example.org/other.png',
  canonicalUrl: null,
  language: 'en-GB',
  blocks: [{ kind: 'paragraph', text }],
});

test('an article takes the place of the teaser it begins with, and adds what the feed does not say', () => {
  const full = fullText(postOf('The disk in the cupboard was copied…'), articleOf(SENTENCE.repeat(3)), true);
  expect(full).toMatchObject({
    title: 'Copying disks',
    author: 'Ada Example',
    body: SENTENCE.repeat(3).trim(),
    image: 'https://a.example.org/own.png',
    language: 'en',
    tags: ['disks'],
  });
});

test.each<[string, string, string, boolean, boolean]>([
  ['a page that asks for consent', 'The disk was copied…', 'We value your privacy. '.repeat(10), true, false],
  ['a long article with a teaser of another wording', 'About disks.', SENTENCE.repeat(30), true, true],
  ['no more than the feed has', SENTENCE.repeat(3), SENTENCE.repeat(3), true, false],
  ['a beginning of nothing', '', SENTENCE, true, true],
  ['somewhat less than the feed has, wanted anyway', SENTENCE.repeat(3), SENTENCE.repeat(2), false, true],
  ['hardly anything, wanted anyway', SENTENCE.repeat(3), SENTENCE, false, false],
])('%s', (_, own, article, isTeaser, expected) => {
  expect(fullText(postOf(own), articleOf(article), isTeaser) !== null).toBe(expected);
});
