import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkToQuote } from '../../src/ask/fragment.js';
import { directiveOf, findDirective, findText, parseTextDirective } from './text-directive.js';

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

  it('gives the words before a quote that the page says earlier too', () => {
    const body = 'It works. Then it broke.\n\nAfter the update, it works.';
    const link = linkToQuote(url, 'it works.', { body, start: body.lastIndexOf('it works.') });
    expect(directiveOf(link)).toMatchObject({ prefix: 'After the update,', textStart: 'it works.' });
  });

  it('gives more of the first words where four do not tell the quote from what stands before it', () => {
    const rest = 'and so on and on until the very end of it all';
    const body = `We found that the disk was full.\n\nWe found that the network was down ${rest}.`;
    const start = body.lastIndexOf('We found');
    const link = linkToQuote(url, body.slice(start), { body, start });
    expect(directiveOf(link)).toMatchObject({ prefix: null, textStart: 'We found that the network was' });
  });

  it('stays a valid URL for any quote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (quote) => {
        expect(URL.canParse(linkToQuote(url, quote))).toBe(true);
      }),
    );
  });
});

describe('the rules of the specification, by which the links are tested', () => {
  it('parses a directive into its parts', () => {
    expect(parseTextDirective('text=prefix-,foo,bar')).toEqual({
      prefix: 'prefix',
      textStart: 'foo',
      textEnd: 'bar',
      suffix: null,
    });
    expect(parseTextDirective('text=foo,-suffix')).toMatchObject({ textStart: 'foo', suffix: 'suffix' });
    expect(parseTextDirective('text=foo%2Dbar%2Cbaz')).toMatchObject({ prefix: null, textStart: 'foo-bar,baz' });
    for (const wrong of ['text=', 'text=a,,b', 'text=a-,b,c,-d,e', 'text=a,b,c', 'text=prefix-']) {
      expect(parseTextDirective(wrong)).toBeNull();
    }
  });

  it.each([
    ['An impressive mountain range', 'mountain range', true],
    ['An impressive mountain ranger', 'mountain range', false],
    ['color orange', 'range', false],
    ['forest ranger', 'range', false],
    ['ウィキペディアへようこそ', 'ようこそ', true],
    ['ウィキペディアへようこそ', 'ようこ', false],
  ])('in "%s", "%s" is word bounded: %s', (text, query, isBounded) => {
    expect(findText([text], query, { block: 0, offset: 0 }, true, true) !== null).toBe(isBounded);
  });
});

describe('a link resolves', () => {
  const word = fc.constantFrom(
    ...'the Xen kernel boots fast, grub2-mkconfig R&D 2.6.12 (again) and it works ext4 naïve über'.split(' '),
  );
  const block = fc.array(word, { minLength: 1, maxLength: 18 }).map((words) => `${words.join(' ')}.`);
  const page = fc.tuple(fc.array(block, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), fc.nat());

  it('to a place where the page says what is quoted', () => {
    fc.assert(
      fc.property(page, ([blocks, at, first, count]) => {
        const { quote, place } = quoteFrom(blocks, at, first, count);
        const directive = directiveOf(linkToQuote(url, quote, place));
        const found = directive && findDirective(blocks, directive);
        expect(found).not.toBeNull();
        if (found === null || directive === null) return;
        const text = (blocks[found.start.block] ?? '').slice(found.start.offset);
        expect(text.toLowerCase().startsWith(directive.textStart.toLowerCase())).toBe(true);
      }),
    );
  });

  it('to the quote itself where the words before it tell it apart', () => {
    const body = ['Boot it.', 'Boot it again, then read the log of the boot loader from the very first line on.'];
    const [, second = ''] = body;
    const start = 'Boot it.\n\n'.length;
    const link = linkToQuote(url, second, { body: body.join('\n\n'), start });
    const directive = directiveOf(link);
    expect(directive && findDirective(body, directive)?.start).toEqual({ block: 1, offset: 0 });
  });
});

function quoteFrom(blocks: readonly string[], at: number, first: number, count: number) {
  const block = at % blocks.length;
  const words = (blocks[block] ?? '').split(' ');
  const from = first % words.length;
  const quote = words.slice(from, from + 1 + (count % words.length)).join(' ');
  const before = blocks.slice(0, block).reduce((sum, text) => sum + text.length + 2, 0);
  const start = before + words.slice(0, from).reduce((sum, word) => sum + word.length + 1, 0);
  return { quote, place: { body: blocks.join('\n\n'), start } };
}
