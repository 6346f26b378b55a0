import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hubLinkOf } from '../src/push/hub-link.js';
import { isSigned } from '../src/push/signature.js';

const NOTHING = { hubs: [], self: null };
const URL_OF_FEED = 'https://blog.example/feed';

describe('the hub of a feed', () => {
  it.each([
    ['nowhere', NOTHING, undefined, null],
    [
      'in the feed',
      { hubs: ['https://hub.example/'], self: 'https://blog.example/atom' },
      undefined,
      { hub: 'https://hub.example/', topic: 'https://blog.example/atom' },
    ],
    [
      'in the feed, which does not say where it is',
      { hubs: ['https://hub.example/'], self: null },
      undefined,
      { hub: 'https://hub.example/', topic: URL_OF_FEED },
    ],
    [
      'in the header, before what the feed says',
      { hubs: ['https://old.example/'], self: 'https://old.example/feed' },
      '</hub>; rel="hub", <https://blog.example/a,b>; title="x"; rel="alternate self"',
      { hub: 'https://blog.example/hub', topic: 'https://blog.example/a,b' },
    ],
    [
      'without quotation marks',
      NOTHING,
      '<//hub.example/>;rel=hub',
      { hub: 'https://hub.example/', topic: URL_OF_FEED },
    ],
    ['not of the web', { hubs: ['ftp://hub.example/'], self: null }, '<javascript:x>; rel=hub', null],
    ['in a header that never ends', NOTHING, '<'.repeat(50_000), null],
    ['with no address', NOTHING, '; rel=hub', null],
  ])('named %s', (_, schedule, header, expected) => {
    expect(hubLinkOf(schedule, header, URL_OF_FEED)).toEqual(expected);
  });
});

describe('a signature', () => {
  const body = Buffer.from('<rss/>');
  const sign = (method: string, secret = 'key') => createHmac(method, secret).update(body).digest('hex');

  it('is one of four methods, in any case', () => {
    for (const method of ['sha1', 'sha256', 'sha384', 'sha512']) {
      expect(isSigned(`${method}=${sign(method)}`, body, 'key')).toBe(true);
      expect(isSigned(`${method.toUpperCase()}=${sign(method).toUpperCase()}`, body, 'key')).toBe(true);
    }
  });

  it('of another key, another method, a part, or none, is none', () => {
    const wrong = [
      `sha256=${sign('sha256', 'other')}`,
      `sha1=${sign('sha256')}`,
      `md5=${sign('md5')}`,
      `sha256=${sign('sha256').slice(0, 40)}`,
      'sha256=',
      '',
      undefined,
    ];
    for (const header of wrong) expect(isSigned(header, body, 'key')).toBe(false);
  });
});
