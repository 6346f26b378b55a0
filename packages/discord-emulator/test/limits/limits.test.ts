import { describe, expect, it, test } from 'vitest';
import { createClock } from '../../src/clock.js';
import { createLimiter, InvalidRequests, type LimitedRequest, type LimitVerdict } from '../../src/rest/limits/index.js';
import { Windows } from '../../src/rest/limits/windows.js';

const CHANNEL = '/channels/{channel_id}';
const MESSAGES = `${CHANNEL}/messages`;
const MESSAGE = `${MESSAGES}/{message_id}`;
const WEBHOOK = '/webhooks/{webhook_id}/{webhook_token}';
const CALLBACK = '/interactions/{interaction_id}/{interaction_token}/callback';

const at = (name: string, params: Record<string, string> = { channel_id: '1' }, more: object = {}): LimitedRequest => {
  const [method = '', route = ''] = name.split(' ');
  return { method, route, params, authenticated: true, ...more };
};

function setUp() {
  const clock = createClock({ frozenAt: 1_700_000_000_000 });
  const limiter = createLimiter(clock);
  /** How many of `count` requests pass now. */
  const passed = (request: LimitedRequest, count: number) =>
    Array.from({ length: count }, () => limiter.check(request)).filter((verdict) => verdict.allowed).length;
  return { clock, limiter, passed };
}

const refusedBy = (verdict: LimitVerdict) => (verdict.allowed ? null : verdict.scope);

describe('buckets', () => {
  test.each([
    [`POST ${MESSAGES}`, 5, 5_000],
    [`PATCH ${MESSAGE}`, 5, 5_000],
    [`DELETE ${MESSAGE}`, 5, 1_000],
    [`PUT ${MESSAGE}/reactions/{emoji_name}/@me`, 1, 250],
    [`POST ${CHANNEL}/typing`, 5, 5_000],
  ])('%s: %d in %d ms', (name, requests, ms) => {
    const { clock, passed } = setUp();
    expect(passed(at(name), requests + 2)).toBe(requests);
    clock.advance(ms - 1);
    expect(passed(at(name), 1)).toBe(0);
    clock.advance(1);
    expect(passed(at(name), requests + 1)).toBe(requests);
  });

  it('of a webhook: 5 in 2 s for each token', () => {
    const { clock, passed } = setUp();
    const execute = (token: string) =>
      at(`POST ${WEBHOOK}`, { webhook_id: '9', webhook_token: token }, { authenticated: false });
    expect(passed(execute('a'), 7)).toBe(5);
    expect(passed(execute('b'), 7)).toBe(5);
    clock.advance(2_000);
    expect(passed(execute('a'), 7)).toBe(5);
  });

  it('are one for each channel, whatever the message', () => {
    const { passed } = setUp();
    expect(passed(at(`PATCH ${MESSAGE}`, { channel_id: '1', message_id: '1' }), 5)).toBe(5);
    expect(passed(at(`PATCH ${MESSAGE}`, { channel_id: '1', message_id: '2' }), 1)).toBe(0);
    expect(passed(at(`PATCH ${MESSAGE}`, { channel_id: '2', message_id: '1' }), 5)).toBe(5);
  });

  it('are shared by adding and removing reactions', () => {
    const { passed } = setUp();
    expect(passed(at(`PUT ${MESSAGE}/reactions/{emoji_name}/@me`), 1)).toBe(1);
    expect(passed(at(`DELETE ${MESSAGE}/reactions/{emoji_name}/@me`), 1)).toBe(0);
  });

  it('of other routes: 50 a second', () => {
    const { passed } = setUp();
    expect(passed(at('GET /guilds/{guild_id}/roles', { guild_id: '1' }), 60)).toBe(50);
  });
});

describe('headers', () => {
  it('say how the bucket stands', () => {
    const { clock, limiter } = setUp();
    expect(limiter.check(at(`POST ${MESSAGES}`)).headers).toMatchObject({
      'X-RateLimit-Limit': '5',
      'X-RateLimit-Remaining': '4',
      'X-RateLimit-Reset': '1700000005.000',
      'X-RateLimit-Reset-After': '5.000',
    });
    clock.advance(1_250);
    expect(limiter.check(at(`POST ${MESSAGES}`)).headers).toMatchObject({
      'X-RateLimit-Remaining': '3',
      'X-RateLimit-Reset': '1700000005.000',
      'X-RateLimit-Reset-After': '3.750',
    });
  });

  it('name the bucket, not the channel', () => {
    const { limiter } = setUp();
    const bucket = (name: string, channel_id: string) =>
      limiter.check(at(name, { channel_id })).headers['X-RateLimit-Bucket'];
    expect(bucket(`POST ${MESSAGES}`, '1')).toMatch(/^[0-9a-f]{32}$/);
    expect(bucket(`POST ${MESSAGES}`, '1')).toBe(bucket(`POST ${MESSAGES}`, '2'));
    expect(bucket(`POST ${MESSAGES}`, '1')).not.toBe(bucket(`PATCH ${MESSAGE}`, '1'));
  });

  it('of a refusal say when to come back', () => {
    const { clock, limiter, passed } = setUp();
    passed(at(`POST ${MESSAGES}`), 5);
    clock.advance(1_400);
    const verdict = limiter.check(at(`POST ${MESSAGES}`));
    expect(verdict).toMatchObject({
      allowed: false,
      status: 429,
      scope: 'user',
      body: { message: 'You are being rate limited.', retry_after: 3.6, global: false },
      headers: {
        'Retry-After': '4',
        'X-RateLimit-Scope': 'user',
        'X-RateLimit-Limit': '5',
        'X-RateLimit-Remaining': '0',
        'X-RateLimit-Reset-After': '3.600',
      },
    });
    expect(verdict.headers).not.toHaveProperty('X-RateLimit-Global');
  });
});

describe('the global limit', () => {
  const post = (channel: number) => at(`POST ${MESSAGES}`, { channel_id: String(channel) });
  const all = (limiter: ReturnType<typeof setUp>['limiter'], from: number, count: number) =>
    Array.from({ length: count }, (_, index) => limiter.check(post(from + index)));

  it('is 50 requests a second, whatever they are', () => {
    const { clock, limiter } = setUp();
    expect(all(limiter, 0, 50).every((verdict) => verdict.allowed)).toBe(true);
    expect(limiter.check(post(50))).toMatchObject({
      status: 429,
      scope: 'global',
      body: { retry_after: 1, global: true },
      headers: { 'X-RateLimit-Global': 'true', 'X-RateLimit-Scope': 'global', 'Retry-After': '1' },
    });
    clock.advance(1_000);
    expect(all(limiter, 50, 50).every((verdict) => verdict.allowed)).toBe(true);
  });

  it('refuses without taking from the bucket', () => {
    const { clock, limiter, passed } = setUp();
    all(limiter, 0, 50);
    expect(passed(post(99), 10)).toBe(0);
    clock.advance(1_000);
    expect(passed(post(99), 10)).toBe(5);
  });

  it('does not bind interactions and webhooks addressed by token', () => {
    const { limiter } = setUp();
    all(limiter, 0, 50);
    const callback = at(`POST ${CALLBACK}`, { interaction_id: '1', interaction_token: 't' });
    const followUp = at(`POST ${WEBHOOK}`, { webhook_id: '1', webhook_token: 't' });
    expect(limiter.check(callback).allowed).toBe(true);
    expect(limiter.check(followUp).allowed).toBe(true);
    expect(refusedBy(limiter.check(post(1)))).toBe('global');
  });
});

describe('limits of the resource', () => {
  it('let 10 messages an hour be published in a channel', () => {
    const { clock, limiter } = setUp();
    const publish = (channel_id: string) =>
      limiter.check(at(`POST ${MESSAGE}/crosspost`, { channel_id, message_id: '1' }));
    for (let count = 0; count < 10; count++) expect(publish('1').allowed).toBe(true);
    expect(publish('2').allowed).toBe(true);
    expect(publish('1')).toMatchObject({
      scope: 'shared',
      body: { message: 'The resource is being rate limited.', retry_after: 3_600, global: false },
      headers: { 'X-RateLimit-Scope': 'shared', 'X-RateLimit-Limit': '50', 'Retry-After': '3600' },
    });
    clock.advance(3_600_000);
    expect(publish('1').allowed).toBe(true);
  });

  it('let a channel be renamed twice in ten minutes, and changed otherwise', () => {
    const { limiter } = setUp();
    const change = (body: object) => refusedBy(limiter.check(at(`PATCH ${CHANNEL}`, { channel_id: '1' }, { body })));
    expect([change({ name: 'a' }), change({ topic: 'b' }), change({ name: 'c' })]).toEqual([null, null, 'shared']);
    expect(change({ archived: true })).toBeNull();
  });
});

it('counts what it refused by scope', () => {
  const { limiter, passed } = setUp();
  passed(at(`POST ${MESSAGES}`), 7);
  passed(at(`POST ${MESSAGE}/crosspost`), 13);
  passed(at('GET /users/@me', {}), 40);
  expect(limiter.refused).toEqual({ user: 2, global: 10, shared: 3 });
});

it('forgets windows that are over', () => {
  const clock = createClock({ frozenAt: 0 });
  const windows = new Windows(clock);
  for (let key = 0; key < 20_000; key++) {
    windows.take(String(key), { requests: 5, perMs: 5_000 });
    clock.advance(10);
  }
  expect(windows.size).toBeLessThan(5_000);
});

describe('invalid requests', () => {
  it('are 401, 403 and 429 unless shared, within ten minutes', () => {
    const clock = createClock({ frozenAt: 0 });
    const invalid = new InvalidRequests(clock);
    invalid.answered(401, undefined);
    invalid.answered(403, undefined);
    invalid.answered(429, 'shared');
    for (const status of [200, 204, 400, 404, 500]) invalid.answered(status, undefined);
    clock.advance(300_000);
    invalid.answered(429, 'user');
    invalid.answered(429, 'global');
    expect([invalid.total, invalid.inWindow]).toEqual([4, 4]);
    clock.advance(300_000);
    expect([invalid.total, invalid.inWindow]).toEqual([4, 2]);
  });
});
