import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkToQuote } from '../../src/ask/fragment.js';

const url = 'https://blog.example/post/';

describe('linkToQuote', () => {
  it('names a short quote whole', () => {
    expect(linkToQuote(url, 'Sysfs is based off of ramfs.')).toBe(
      `${url}#:~:text=Sysfs%20is%20based%20off%20of%20ramfs.`,
    );
  });

  it('names a long quote by its first and last words', () => {
    const quote = 'one two three four five six seven eight nine ten eleven twelve';
    expect(linkToQuote(url, quote)).toBe(`${url}#:~:text=one%20two%20three%20four,nine%20ten%20eleven%20twelve`);
  });

  it('encodes what the syntax uses itself: the dash, the comma and the ampersand', () => {
    expect(linkToQuote(url, 'grub2-mkconfig, R&D')).toBe(`${url}#:~:text=grub2%2Dmkconfig%2C%20R%26D`);
  });

  it('keeps to the first line, because a fragment does not reach across blocks', () => {
    expect(linkToQuote(url, 'Run this:\nless -r')).toBe(`${url}#:~:text=Run%20this%3A`);
  });

  it('adds the directive to a fragment that is there', () => {
    expect(linkToQuote(`${url}#part`, 'Xen')).toBe(`${url}#part:~:text=Xen`);
  });

  it('stays a valid URL for any quote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (quote) => {
        expect(URL.canParse(linkToQuote(url, quote))).toBe(true);
      }),
    );
  });
});
