import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut } from '../../src/text/cut.js';
import { escapeLine, escapeMarkdown, plainText } from '../../src/text/escape.js';

/** Text that is out to do harm, mixed with any other. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '@everyone',
        '@here',
        '<@123456789012345678>',
        '<@!123456789012345678>',
        '<@&123456789012345678>',
        '<#123456789012345678>',
        '@\u200beveryone',
        '@\u200d\u200deveryone',
        '[bank](https://evil.example)',
        '<https://evil.example>',
        'https://evil.example/a_b*c',
        '```js\n',
        '`',
        '**',
        '||',
        '>>> ',
        '\n> ',
        '\n# ',
        '\n-# ',
        '\n- ',
        '\n1. ',
        '\\',
        '\\\\',
        '\u202e',
        '\u2066',
        '\u061c',
        '\ud83d',
        '\u2028',
        '\0',
        '👩‍👩‍👧',
        'می‌خواهم',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

/** What Discord would take for a mention, wherever it stands. */
const MENTION = /@everyone|@here|<@[!&]?\d+>|<#\d+>/i;
/** The same, without the channel that a label may well name. */
const PING = /@everyone|@here|<@[!&]?\d+>/i;
/** A character of Markdown with an even number of backslashes before it: it would have an effect. */
const LIVE = /(?<!\\)(?:\\\\)*[*_~`|[\]()<>#]/;
const ADDRESS = /https?:\/\//;
const MARKS = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

const unescaped = (text: string) => text.replace(/\\([^\p{L}\p{N}\s])/gu, '$1');

describe('escaped text', () => {
  it('pings nobody, links nothing and formats nothing', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(MENTION);
        expect(escaped).not.toMatch(LIVE);
        expect(escaped).not.toMatch(ADDRESS);
        expect(escaped).not.toMatch(/^\s*(?:[-+] |\d+\. )/m);
        expect(escaped.isWellFormed()).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is still harmless when it is cut anywhere', () => {
    fc.assert(
      fc.property(hostile, fc.nat(80), (text, length) => {
        const shown = cut(escapeMarkdown(text), length);
        expect(shown.length).toBeLessThanOrEqual(length);
        expect(shown).not.toMatch(MENTION);
        expect(shown).not.toMatch(LIVE);
        expect(shown).not.toMatch(/(?<!\\)(?:\\\\)*\\…?$/);
        expect(shown.isWellFormed()).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('shows nothing in another order, and nothing that cannot be seen but its own breaks of mentions', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(escapeMarkdown(text).replaceAll('@\u200b', '@')).not.toMatch(MARKS);
        expect(plainText(text).replaceAll('@\u200b', '@')).not.toMatch(MARKS);
        expect(plainText(text)).not.toMatch(PING);
        expect(escapeLine(text)).not.toContain('\n');
      }),
      { numRuns: 1000 },
    );
  });

  it('reads as it was written', () => {
    const text =
      'Set `vm.swappiness` to 10 (not 60) in /etc/sysctl.d/*.conf: see https://example.org/a_b#c | tail -n 3';
    expect(unescaped(escapeMarkdown(text))).toBe(text);
  });

  it.each([
    ['[bank](https://evil.example)', '\\[bank\\]\\(https\\://evil.example\\)'],
    ['- one\n  + two\n12. three', '\\- one\n  \\+ two\n12\\. three'],
    ['>>> all', '\\>\\>\\> all'],
    ['a\u202eb\u200bc', 'abc'],
    ['@everyone', '@\u200beveryone'],
    ['ada@example.org', 'ada@example.org'],
    ['👩‍👩‍👧 می‌خواهم', '👩‍👩‍👧 می‌خواهم'],
    ['snow-white is 3.5', 'snow-white is 3.5'],
  ])('%j becomes %j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  it('takes time in proportion to its length', () => {
    const run = (text: string) => {
      const begun = performance.now();
      escapeMarkdown(text);
      plainText(text);
      return performance.now() - begun;
    };
    for (const unit of ['\u200d', '@', '\n ', '1', '\\', '- ', '@\u200d']) {
      run(unit.repeat(1000));
      expect(run(unit.repeat(200_000))).toBeLessThan(1000);
    }
  });
});

describe('cut', () => {
  it('keeps what fits and whole characters', () => {
    expect(cut('abc', 3)).toBe('abc');
    expect(cut('abcd', 3)).toBe('ab…');
    expect(cut('a😀b', 3)).toBe('a…');
    expect(cut('ab\\*c', 4)).toBe('ab…');
    expect(cut('abc', 0)).toBe('');
  });
});
