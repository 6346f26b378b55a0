import { describe, expect, test } from 'vitest';
import { RobotsCache } from '../src/articles/robots.js';
import { EVERYTHING_ALLOWED, parseRobots } from '../src/articles/robots-rules.js';

const allows = (text: string, path: string) => parseRobots(text, 'Fieldnotes').allows(path);

describe('robots.txt', () => {
  test.each<[string, string, boolean]>([
    ['', '/a', true],
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow:', '/a', true],
    ['User-agent: *\nDisallow: /a', '/abc', false],
    ['User-agent: *\nDisallow: /a', '/b', true],
    // The longest pattern decides, and of equal ones the one that allows.
    ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['User-agent: *\nAllow: /a/b\nDisallow: /a', '/a/c', false],
    ['User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
    // A group of its own is the only one that counts; groups of one name are one.
    ['User-agent: *\nDisallow: /\n\nUser-agent: FieldNotes/2.0\nDisallow: /x', '/a', true],
    ['User-agent: other\nUser-agent: fieldnotes\nDisallow: /x\n\nUser-agent: *\nDisallow: /', '/x', false],
    [
      'User-agent: fieldnotes\nDisallow: /x\nUser-agent: other\nDisallow: /y\nUser-agent: fieldnotes\nDisallow: /z',
      '/z',
      false,
    ],
    ['User-agent: fieldnotes\nDisallow: /x\nUser-agent: other\nDisallow: /y', '/y', true],
    ['Disallow: /a', '/a', true],
    ['user-AGENT : * # all\n disallow :/a # some', '/a', false],
    ['User-agent: *\r\nCrawl-delay: 5\r\nDisallow: /a', '/a', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/a/b.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/a/b.pdf?x', true],
    ['User-agent: *\nDisallow: /a*b*c', '/a-c-b', true],
    ['User-agent: *\nDisallow: /a*b*c', '/axbxcx', false],
    ['User-agent: *\nDisallow: *', '/', false],
    ['User-agent: *\nDisallow: /a$', '/a', false],
    ['User-agent: *\nDisallow: /a$', '/ab', true],
    ['User-agent: *\nDisallow: /*a$', '/a', false],
    ['User-agent: *\nDisallow: /%7Ejoe/é', '/~joe/%C3%A9', false],
    ['User-agent: *\nDisallow: /a%2fb', '/a/b', true],
    ['User-agent: *\nDisallow: /a%2fb', '/a%2Fb', false],
    ['User-agent: *\nDisallow: /search?q=', '/search?q=x', false],
  ])('%j: %s', (text, path, expected) => {
    expect(allows(text, path)).toBe(expected);
  });

  test('is read to its bound, and what is in it costs no more than its length', () => {
    const stars = `User-agent: *\nDisallow: ${'/*a'.repeat(160_000)}`;
    expect(allows(stars, '/a'.repeat(2_000))).toBe(true);
    expect(allows(`User-agent: *\n${'#'.repeat(600_000)}\nDisallow: /`, '/a')).toBe(true);
  });
});

describe('what is kept of it', () => {
  const rules = parseRobots(`User-agent: *\nDisallow: /${'x'.repeat(99_999)}`, 'Fieldnotes');

  test('ends after a day', () => {
    const cache = new RobotsCache();
    cache.set('https://a.example', rules, 0);
    expect(cache.get('https://a.example', 1_000)).toBe(rules);
    expect(cache.get('https://a.example', 24 * 60 * 60 * 1_000)).toBeUndefined();
  });

  test('is bounded by number and by size, and what was used last is kept', () => {
    const cache = new RobotsCache();
    for (let host = 0; host < 100; host++) {
      cache.set(`https://${host}.example`, rules, 0);
      expect(cache.get('https://0.example', 0)).toBe(rules);
    }
    const kept = Array.from({ length: 100 }, (_, host) => cache.get(`https://${host}.example`, 0)).filter(Boolean);
    expect(kept).toHaveLength(80);
    const small = new RobotsCache();
    for (let host = 0; host < 6_000; host++) small.set(`https://${host}.example`, EVERYTHING_ALLOWED, 0);
    expect(small.get('https://999.example', 0)).toBeUndefined();
    expect(small.get('https://1000.example', 0)).toBe(EVERYTHING_ALLOWED);
  });
});
