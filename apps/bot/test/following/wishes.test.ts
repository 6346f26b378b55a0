import { describe, expect, it } from 'vitest';
import { parseBackfill, parseTopics, writeTopics } from '../../src/commands/following/wishes.js';

describe('topics', () => {
  it.each([
    [null, [], [], []],
    ['', [], [], []],
    ['xen', ['xen'], [], []],
    ['xen, distro roadmaps , +usb,-personal', ['xen', 'distro roadmaps'], ['usb'], ['personal']],
    [', + , -, ,', [], [], []],
  ])('%j', (text, any, all, none) => {
    expect(parseTopics(text)).toEqual({ any, all, none });
  });

  it('are written as they are read', () => {
    expect(writeTopics(parseTopics('a, b c, +d, -e'))).toBe('a, b c, +d, -e');
  });

  it('are bounded', () => {
    expect(parseTopics(Array.from({ length: 99 }, (_, index) => `t${index}`).join(',')).any).toHaveLength(20);
  });
});

const midnight = (text: string) => (/^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined);

describe('a backfill', () => {
  it.each([
    ['latest 5', { latest: 5 }],
    ['Latest  12', { latest: 12 }],
    ['1', { latest: 1 }],
    ['since 2026-01-31', { since: new Date('2026-01-31T00:00:00Z') }],
    ['2026-01-31', { since: new Date('2026-01-31T00:00:00Z') }],
    ['latest 0', null],
    ['latest 1001', null],
    ['since the flood', null],
    ['latest 2026-01-31', null],
    ['2026', null],
    ['', null],
  ])('%j', (text, expected) => {
    expect(parseBackfill(text, midnight)).toEqual(expected);
  });
});
