import { describe, expect, it } from 'vitest';
import { type Token, tokenize } from '../../src/text/tokens.js';

const texts = (text: string) => tokenize(text).map((token) => token.text);

describe('tokenize', () => {
  // What a technology blog writes, and what a reader would call one name.
  const cases: readonly (readonly [text: string, tokens: readonly string[], why: string])[] = [
    [
      'Linux 2.6.16 from kernel.org.',
      ['Linux', '2.6.16', 'from', 'kernel.org'],
      'the last full stop ends the sentence',
    ],
    ['cat /proc/cpuinfo, then', ['cat', '/proc/cpuinfo', 'then'], 'a path ends before punctuation'],
    ['(see /etc/ssh/sshd_config.)', ['see', '/etc/ssh/sshd_config'], 'brackets and full stop stay outside'],
    ['~/.bashrc and ../src/main.c', ['~/.bashrc', 'and', '../src/main.c'], 'relative paths'],
    ['npm ci --no-install -f', ['npm', 'ci', '--no-install', '-f'], 'options keep their hyphens'],
    ['grub2-mkconfig', ['grub2-mkconfig'], 'digits make a hyphenated name technical'],
    ['an open-source file-system', ['an', 'open', 'source', 'file', 'system'], 'plain words are words'],
    ['and/or, TCP/IP, I/O', ['and', 'or', 'TCP/IP', 'I/O'], 'short capitals around a slash are one name'],
    ['Node.js C++ C# .NET C++11', ['Node.js', 'C++', 'C#', '.NET', 'C++11'], 'signs that belong to names'],
    ['O(n) or O(n log n) (n)', ['O(n)', 'or', 'O(n log n)', 'n'], 'orders of growth'],
    ['fork() calls foo_bar()', ['fork()', 'calls', 'foo_bar()'], 'calls keep their brackets'],
    ['user@host @major', ['user@host', '@major'], 'addresses and handles'],
    ['localhost:8080 at 10:30: std::string', ['localhost:8080', 'at', '10:30', 'std::string'], 'colons inside names'],
    ['$PATH is $8.03 or €5', ['$PATH', 'is', '$8.03', 'or', '€5'], 'money and variables'],
    ['1,234,567 but 1,2 and 12,3456', ['1,234,567', 'but', '1', '2', 'and', '12', '3456'], 'only groups of three join'],
    ["Let's don’t O'Reilly 'quoted'", ["Let's", 'don’t', "O'Reilly", 'quoted'], 'apostrophes inside, quotes outside'],
    ['U.S. and e.g. this', ['U.S', 'and', 'e.g', 'this'], 'initials are one word'],
    ['it was done.The next', ['it', 'was', 'done', 'The', 'next'], 'a missing space does not make a name'],
    ['AT&T, R&D; a&b', ['AT&T', 'R&D', 'a', 'b'], 'ampersand between capitals'],
    ['a - b -- c — d', ['a', 'b', 'c', 'd'], 'dashes are no options'],
    ['___ ... !!! 👍🏽', [], 'nothing to look up'],
    ['日本語', ['日', '本', '語'], 'one token per character where words have no spaces'],
    ['linux日本', ['linux', '日', '本'], 'scripts change without a space'],
    ['caf\u0065\u0301 co\u00adop', ['caf\u0065\u0301', 'co\u00adop'], 'marks and soft hyphens stay inside'],
  ];
  it.each(cases)('%s → %j (%s)', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it('takes an address as one token, without what only surrounds it', () => {
    expect(texts('(see https://en.wikipedia.org/wiki/Xen_(hypervisor)).')).toEqual([
      'see',
      'https://en.wikipedia.org/wiki/Xen_(hypervisor)',
    ]);
    expect(texts('<https://example.org/a?b=c&d>, "http://example.org"')).toEqual([
      'https://example.org/a?b=c&d',
      'http://example.org',
    ]);
  });

  const kinds: readonly (readonly [string, Token['kind']])[] = [
    ['kernel', 'word'],
    ['XenStore', 'word'],
    ['U.S', 'word'],
    ['42', 'number'],
    ['3.0', 'number'],
    ['$8.03', 'number'],
    ['10:30', 'number'],
    ['1,000', 'number'],
    ['2.6.16', 'code'],
    ['2005-07-23', 'code'],
    ['ext3', 'code'],
    ['getElementById', 'code'],
    ['x86_64', 'code'],
    ['kernel.org', 'code'],
  ];
  it.each(kinds)('calls %s a %s', (text, kind) => {
    expect(tokenize(text)).toEqual([{ text, kind, start: 0, end: text.length }]);
  });

  it('looks at nothing outside the two offsets', () => {
    const text = 'see --no-install/usr';
    for (let start = 0; start < text.length; start += 1) {
      for (let end = start; end <= text.length; end += 1) {
        const inside = tokenize(text, start, end).map((token) => ({
          ...token,
          start: token.start - start,
          end: token.end - start,
        }));
        expect(inside).toEqual(tokenize(text.slice(start, end)));
      }
    }
  });
});
