import { describe, expect, test } from 'vitest';
import { readTime } from '../../src/ask/time/time.js';

const OPTIONS = { now: new Date('2012-07-18T16:00Z'), timeZone: 'America/New_York' };

describe('words that order posts', () => {
  test.each([
    ['latest posts about ai coding agents?', 'latest'],
    ['the latest on xen', 'latest'],
    ["what's the latest about xen", 'latest'],
    ["what's the latest?", 'latest'],
    ['your most recent selinux post', 'most recent'],
    ['newest entries', 'newest'],
    ['any new posts?', 'new'],
    ['anything new on ZFS?', 'new'],
    ['your last five posts', 'last'],
    ['your last post about xen', 'last'],
    ['when did you last write about xen?', 'last'],
    ['when was the last time you mentioned xen?', 'last'],
    ['what have you written recently?', 'recently'],
    ['tried anything lately?', 'lately'],
    ['recent posts about storage', 'recent'],
    ['latest news about xen', 'latest'],
    ['xen posts, newest first', 'newest first'],
  ])('%s: the newest', (question, words) => {
    expect(orderOf(question)).toEqual(['newest', words]);
  });

  test.each([
    ["what's your first post about quadlets?", 'first'],
    ['your very first blog post', 'very first'],
    ['your first three posts', 'first'],
    ['your first selinux post', 'first'],
    ['when did you first write about xen?', 'first'],
    ['when was the first time you blogged about xen?', 'first'],
    ['earliest mention of xen', 'earliest'],
    ['oldest post', 'oldest'],
    ['your original post about xen', 'original'],
    ['when did you start blogging about xen?', 'start'],
    ['xen posts, oldest first', 'oldest first'],
  ])('%s: the oldest', (question, words) => {
    expect(orderOf(question)).toEqual(['oldest', words]);
  });

  test.each([
    'first aid',
    'first aid posts',
    'first time setup',
    'my first marathon',
    'Where did you first meet Seth Vidal in person?',
    'what was your first impression of Sway?',
    'first boot posts',
    'latest version of Fedora',
    'latest kernel',
    'latest stable release posts',
    'is Fedora 15 the latest?',
    'what is new in Fedora 15',
    'the recently released Fedora 15',
    'until recently',
    'the last straw',
    'who came last in the contest?',
    'original Xbox',
    'oldest server',
    'new post editor',
    'recent kernels',
  ])('%s: none', (question) => {
    expect(orderOf(question)).toEqual([undefined, '']);
  });

  test('an order and an interval are both read', () => {
    const question = 'your first post in 2010';
    const { order, description, spans } = readTime(question, OPTIONS);
    expect({ order, description }).toEqual({ order: 'oldest', description: '2010' });
    expect(spans.map(({ start, end }) => question.slice(start, end))).toEqual(['first', 'in 2010']);
  });

  test.each([
    ['first week of July 2005', '1–7 July 2005'],
    ['the first of May 2011', '1 May 2011'],
    ['last 5 months', '18 February – 18 July 2012'],
  ])('%s: the words belong to the interval', (question, description) => {
    const reading = readTime(question, OPTIONS);
    expect([reading.order, reading.description]).toEqual([undefined, description]);
  });
});

describe('days of an event', () => {
  test.each([
    ['what did you see on day two?', 2],
    ['OLS Day 2', 2],
    ['OLS 2005 day 3 virtualization', 3],
    ['day #3 of the conference', 3],
    ['the second day of OLS 2005', 2],
    ['what happened on the 4th day?', 4],
    ['the first day of the conference', 1],
  ])('%s', (question, day) => {
    expect(readTime(question, OPTIONS).day).toBe(day);
  });

  test.each([
    'from day one',
    'day 2 operations',
    'my first day at work',
    'the first day of the week',
    'one day 2 servers died',
    'a 2 day trip',
    'day to day work',
    'when was your last day at Rackspace?',
    'How many days did it take?',
    'day 99 of the outage',
  ])('%s: none', (question) => {
    expect(readTime(question, OPTIONS)).toEqual({ spans: [], description: '' });
  });
});

function orderOf(question: string) {
  const { order, spans } = readTime(question, OPTIONS);
  return [order, spans.map(({ start, end }) => question.slice(start, end)).join('|')];
}
