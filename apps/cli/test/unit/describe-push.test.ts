import type { PushState, PushStatus } from '@fieldnotes/store';
import { expect, test } from 'vitest';
import { describePush } from '../../src/describe-push.js';

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? 'never';

const words = (state: PushState, members: Partial<PushStatus> = {}) =>
  describePush(
    {
      state,
      hub: 'https://hub.example:8443/push?x',
      agreedAt: new Date('2026-01-01'),
      agreedUntil: new Date('2026-01-11'),
      pushedAt: new Date('2026-01-05'),
      misses: 0,
      problem: null,
      ...members,
    },
    day,
  );

test('whether a feed is pushed is said with its hub, since when, until when, and why not', () => {
  expect(words('believed')).toBe(
    'pushed by hub.example:8443 since 2026-01-01, until 2026-01-11 if not renewed, last 2026-01-05; ' +
      'polled once a day to see what was not pushed',
  );
  expect(words('agreed')).toContain(
    'has agreed to push since 2026-01-01, until 2026-01-11 if not renewed; nothing has come',
  );
  expect(words('doubted', { misses: 2 })).toContain('what it had not pushed (2 times)');
  expect(words('given-up', { misses: 3 })).toContain('is not asked any more');
  expect(words('refused', { problem: 'the hub answers with status 500.' })).toBe(
    'not pushed by hub.example:8443: the hub answers with status 500.',
  );
  expect([words('asked'), words('new')]).toEqual([
    'not pushed yet: hub.example:8443 was asked and has not answered',
    'not pushed yet: hub.example:8443 is to be asked',
  ]);
});
