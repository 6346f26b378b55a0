import type { FoundAnswer, NotFoundAnswer } from '@fieldnotes/content';
import { expect, test } from 'vitest';
import { answerJson } from '../../src/ask/answer-json.js';
import { showAnswer } from '../../src/ask/answer-text.js';
import { createOutput } from '../../src/output/output.js';
import { keptStream } from '../support/streams.js';

const timings = { interpret: 1, statistics: 1, retrieve: 1, rank: 1, quote: 1, total: 5.123456 };

const found: FoundAnswer = {
  found: true,
  question: 'xen in july 2005?',
  interpreted: {
    terms: [{ text: 'xen', variants: [{ term: 'xen', worth: 1 }], weight: 1, named: false }],
    from: new Date('2005-06-30T22:00:00Z'),
    to: new Date('2005-07-31T22:00:00Z'),
    order: 'relevance',
    survey: true,
    type: 'what',
    corrections: [{ from: 'xenn', to: 'xen' }],
    period: '1–31 July 2005',
  },
  citations: [
    {
      postId: 1,
      source: 'ols.txt',
      title: 'OLS \u001b[2J3',
      url: null,
      date: new Date('2005-07-23T00:00:00Z'),
      quote: 'Xen is a hypervisor.\nIt runs guests.',
      link: null,
      score: 1.23456789,
    },
  ],
  nearestTopics: [{ topic: 'virtualization', posts: 1 }],
  timings,
};

const notFound: NotFoundAnswer = {
  found: false,
  question: 'kubernetes?',
  interpreted: { ...found.interpreted, period: '', corrections: [] },
  reason: 'unknown-words',
  unknownWords: ['kubernetes'],
  nearestTopics: [{ topic: 'virtualization', posts: 2 }],
  timings,
};

function shown(answer: FoundAnswer | NotFoundAnswer): string {
  const stdout = keptStream();
  showAnswer(answer, createOutput({ stdout, stderr: keptStream(), environment: {} }), 'Europe/Berlin');
  return stdout.text;
}

test('people see what was understood, the quote, and where it stands', () => {
  expect(shown(found)).toBe(
    [
      'Posts from: 1–31 July 2005 · “xenn” read as “xen”',
      '',
      '1. “Xen is a hypervisor.',
      '   It runs guests.”',
      '   OLS 3 · 23 July 2005',
      '   ols.txt',
      '',
      'See also: virtualization (1 post)',
      '',
    ].join('\n'),
  );
});

test('where there is no answer people learn why, and no source', () => {
  expect(shown(notFound)).toBe(
    [
      'Nothing in the posts answers that.',
      'They never mention “kubernetes”.',
      'They do write about: virtualization (2 posts)',
      '',
    ].join('\n'),
  );
});

test('programs get the interval as the days it spans in the zone of the question', () => {
  expect(answerJson(found, 'Europe/Berlin')).toEqual({
    found: true,
    interpreted: {
      terms: ['xen'],
      from: '2005-07-01',
      to: '2005-07-31',
      type: 'what',
      order: 'relevance',
      corrections: [{ from: 'xenn', to: 'xen' }],
      period: '1–31 July 2005',
    },
    citations: [
      {
        source: 'ols.txt',
        title: 'OLS \u001b[2J3',
        url: null,
        date: new Date('2005-07-23T00:00:00Z'),
        quote: 'Xen is a hypervisor.\nIt runs guests.',
        link: null,
        score: 1.2346,
      },
    ],
    nearestTopics: [{ topic: 'virtualization', posts: 1 }],
    ms: 5.12,
  });
  expect(answerJson(notFound, 'UTC')).toMatchObject({
    found: false,
    reason: 'unknown-words',
    unknownWords: ['kubernetes'],
    citations: [],
  });
});

test('programs are told what was left out and whose posts were asked', () => {
  const names = [{ role: 'author', name: 'Ada Lovelace' }] as const;
  const excluded = found.interpreted.terms;
  const answer = { ...found, interpreted: { ...found.interpreted, names, excluded } };
  expect(answerJson(answer, 'UTC').interpreted).toMatchObject({ names, excluded: ['xen'] });
});
