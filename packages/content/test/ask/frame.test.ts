import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameLength } from '../../src/ask/frame.js';

const asked = (question: string) => question.slice(frameLength(question));

describe('frameLength', () => {
  it.each([
    ['what did you see about Xen?', 'Xen?'],
    ['What have you written about ext3?', 'ext3?'],
    ['have you ever written about udev rules', 'udev rules'],
    ['hey, anything on Postfix?', 'Postfix?'],
    ["what's your take on Btrfs", 'Btrfs'],
    ['What’s your take on Btrfs', 'Btrfs'], // a phone types the curly apostrophe
    ['do you have any tips on grub2-mkconfig?', 'grub2-mkconfig?'],
    ['tell me more about the bridge', 'the bridge'],
    ["I'm curious about getting a licence", 'getting a licence'],
    ['can you please tell me about IPv6', 'IPv6'],
    ['which posts mention Rik van Riel?', 'Rik van Riel?'],
    ['list everything on backups', 'backups'],
  ])('strips the frame of "%s"', (question, rest) => {
    expect(asked(question)).toBe(rest);
  });

  it.each([
    'how do I mount an ext3 image?', // the question word says what kind of answer is wanted, not what about
    'Xen',
    'postfix tips',
    'whatever happened to Beagle',
  ])('leaves "%s" whole', (question) => {
    expect(asked(question)).toBe(question);
  });

  it('leaves at least something to look for', () => {
    for (const question of ['what did you see?', 'anything on?', 'hey', 'tell me']) {
      expect(asked(question)).toMatch(/\w/);
    }
  });

  it('never takes more than there is, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (question) => {
        const length = frameLength(question);
        expect(length).toBeGreaterThanOrEqual(0);
        expect(length).toBeLessThanOrEqual(question.length);
      }),
    );
  });
});
