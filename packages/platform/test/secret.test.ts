import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../src/index.js';

describe('Secret', () => {
  const secret = new Secret('hunter2');

  it('reveals its value only when asked', () => {
    expect(secret.reveal()).toBe('hunter2');
  });

  it.each([
    ['String', String(secret)],
    ['a template', `${secret}`],
    ['joining', [secret, secret].join()],
    ['JSON', JSON.stringify({ secret })],
    ['inspect', inspect({ deep: { secret } }, { showHidden: true, depth: 9 })],
    ['its entries', JSON.stringify(Object.entries(secret))],
  ])('is not shown by %s', (_, shown) => {
    expect(shown).not.toContain('hunter2');
  });
});
