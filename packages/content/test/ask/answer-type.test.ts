import { describe, expect, it } from 'vitest';
import { answerType, asksForFact } from '../../src/ask/answer-type.js';

describe('answerType', () => {
  it.each([
    ['who gave the closing keynote?', 'person'],
    ['how many people came?', 'number'],
    ['How long is the exam', 'number'],
    ['when was your last day there?', 'date'],
    ['where did you meet them', 'place'],
    ['how do I sort a file of addresses?', 'how-to'],
    ['what setting stops the videos?', 'how-to'],
    ['which posts mention Beagle?', 'list'],
    ['list everything on backups', 'list'],
    ['what did you see about Xen?', 'what'],
    ['Xen', 'what'],
  ] as const)('"%s" asks for a %s', (question, type) => {
    expect(answerType(question)).toBe(type);
  });
});

describe('asksForFact', () => {
  const isFact = (question: string) => asksForFact(question, answerType(question));

  it.each([
    'which company hosts your servers?',
    'what domain did you use for the second server',
    'who gave the keynote?',
    'we moved last year. What switches does your keyboard have?',
    'why did the talk not happen?',
  ])('"%s" asks for a fact', (question) => {
    expect(isFact(question)).toBe(true);
  });

  it.each([
    'what did you see about Xen?',
    "what's your take on Btrfs?",
    'anything on quadlets?',
    'postfix tips pls',
    'which posts mention Beagle?',
    'lighttpd?',
  ])('"%s" asks for posts', (question) => {
    expect(isFact(question)).toBe(false);
  });
});
