import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarise } from '../../src/summary/summarise.js';
import { findKeyphrases } from '../../src/topics/keyphrases.js';
import { analysed } from '../topics/support.js';

function summaryOf(title: string, paragraphs: readonly string[], exactly?: number): string[] {
  const post = analysed(title, paragraphs);
  const spans = summarise({ ...post, keyphrases: findKeyphrases(post) }, exactly);
  return spans.map(({ start, end }) => post.body.slice(start, end));
}

const XEN = 'Xen boots a small hypervisor before the first kernel runs on the machine.';
const GARDEN = 'The garden behind the house has seen better summers than the present one.';

describe('a summary', () => {
  it('says what the title promises before what stands first', () => {
    const [only] = summaryOf('How Xen boots a kernel', [GARDEN, XEN], 1);
    expect(only).toBe(XEN);
  });

  it.each<[what: string, line: string]>([
    ['a heading', '# Xen boots a small hypervisor before the kernel runs.'],
    ['a caption', '> Xen boots a small hypervisor before the kernel runs.'],
    ['code', '    Xen boots a small hypervisor before the kernel runs.'],
    ['an invitation to read on', 'Read more about how Xen boots a small hypervisor here.'],
    ['a greeting', 'Hello everyone, Xen boots.'],
    ['what leads in to code', 'To make Xen boot a small hypervisor before the kernel, run this:'],
    ['what leans on what was said before', 'This boots a small hypervisor called Xen before the first kernel.'],
    ['what leans on somebody', 'He said that Xen boots a small hypervisor before the kernel.'],
    ['a fragment', 'Xen hypervisor kernel boot'],
    ['a line of code in a paragraph', '$ xm create -c guest.cfg boots Xen with a small kernel.'],
    ['a noun phrase', 'An example of a small hypervisor and the Xen kernel.'],
    ['a labelled caption', 'Servers: Xen boots a small hypervisor before the kernel.'],
    ['what speaks of a picture', 'Xen boots a small hypervisor before the kernel, as shown below.'],
    ['a note', '"Update (2022-11)" Xen boots a small hypervisor before the kernel.'],
    ['what follows from another post', 'In the previous article, Xen was a hypervisor that boots a kernel.'],
    ['what points back', 'With that hypervisor, Xen boots before the kernel of the machine.'],
    ['the place in a series', 'This article is an instalment in a series about Xen, a hypervisor.'],
    ['thanks', 'Kudos to the Xen people for a hypervisor that boots a kernel.'],
    ['the end of a quotation', 'Xen is a hypervisor that boots a small kernel."'],
    ['an invitation to other posts', 'Start with some of my earlier posts on how Xen boots a kernel.'],
    ['where more is said', 'Refer to the manual of Xen for more help with booting a hypervisor.'],
    ['an example', 'As an example, Xen boots a small hypervisor before the kernel.'],
    ['a reason', 'The reason is that Xen boots a small hypervisor before the kernel.'],
    ['what adds to something', 'You can also boot a small hypervisor called Xen before the kernel.'],
    ['what points back behind a phrase', 'By default, it boots Xen, a small hypervisor, before the kernel.'],
    ['what is done to something', 'We can use it to boot Xen, a small hypervisor, before the kernel.'],
    ['markup', 'Thanks to [Ada][1], Xen boots a small hypervisor before the kernel.'],
    ['a remark in parentheses', '(New) Xen boots a small hypervisor before the kernel runs.'],
    ['a request', 'Please report what Xen, a small hypervisor, does before the kernel.'],
    ['how the post is laid out', 'The rest of this article is about Xen, a hypervisor before the kernel.'],
    ['where to look', 'For the kernel that Xen boots before a hypervisor, see the manual.'],
    ['a licence in capitals', 'XEN IS PROVIDED AS IS, A HYPERVISOR THAT BOOTS THE KERNEL.'],
    ['a commit', '[9d19dfbfdb] - xen: boot the small hypervisor before the kernel is there.'],
    ['a remark', '(Xen is a small hypervisor that boots before the kernel of the machine.)'],
    ['the beginning of a quotation', '"Xen is a hypervisor that boots before the kernel.'],
    ['half a question', 'Booting the small hypervisor Xen before the kernel?'],
    ['what answers what was said before', 'There is, however, a hypervisor called Xen before the kernel.'],
    ['what an earlier post told', 'Xen is the hypervisor before the kernel that you previously saw.'],
    ['an address', 'Xen boots a hypervisor, see https://example.com/xen for the kernel.'],
  ])('never quotes %s where there is a sentence', (_what, line) => {
    expect(summaryOf('How Xen boots a hypervisor before the kernel', [line, GARDEN])).toEqual([GARDEN]);
  });

  it.each([
    'Yesterday, Xen booted a small hypervisor.',
    'This article explains how Xen boots a kernel.',
    'The notion that Xen boots kernels is not new.',
    'Xen also brings kernels without a hypervisor.',
    'The problem Xen has with kernels is a hypervisor.',
    'By default we benchmark Xen with a hypervisor.',
  ])('takes a short statement: %s', (line) => {
    expect(summaryOf('How Xen boots a hypervisor before the kernel', [line, GARDEN], 2)).toEqual([line, GARDEN]);
  });

  it('is in reading order, and says nothing twice', () => {
    const again = 'Xen boots a small hypervisor before the first kernel runs on the machine again.';
    const chosen = summaryOf('Xen', [
      GARDEN,
      XEN,
      again,
      'Every guest gets its memory from the hypervisor, page by page.',
    ]);
    expect(chosen).not.toEqual(expect.arrayContaining([XEN, again]));
    const post = [GARDEN, XEN, again, 'Every guest gets its memory from the hypervisor, page by page.'];
    expect(chosen).toEqual(post.filter((sentence) => chosen.includes(sentence)));
  });

  it.each<[what: string, paragraphs: string[]]>([
    ['nothing', []],
    ['only code', ['    int main(void) { return 0; }']],
    ['only headings', ['# One', '# Two']],
    ['only a caption', ['> A cat, sleeping on a server.']],
    ['only emoji', ['👍👍👍 👍👍 👍']],
  ])('is empty for a post of %s', (_what, paragraphs) => {
    expect(summaryOf('A title', paragraphs)).toEqual([]);
  });

  it.each([
    'A small hypervisor for the first kernel.',
    'This library boots kernels for a hypervisor called Xen.',
    'xen is a small hypervisor for kernels.',
    'xen.js is a small hypervisor for kernels.',
  ])('takes what a document in sections opens with: %s', (line) => {
    expect(summaryOf('Xen', [line, '# Usage', 'Run it.'])).toEqual([line]);
  });

  it.each(['License', 'How to contribute', 'Table of contents', '🙏 Acknowledgements'])(
    'never quotes what stands under %s',
    (heading) => {
      expect(summaryOf('Xen', [GARDEN, `# ${heading}`, XEN])).toEqual([GARDEN]);
    },
  );

  it('quotes an aside of a post that holds nothing else', () => {
    expect(summaryOf('Xen', ['# License', XEN])).toEqual([XEN]);
  });

  it.each(['Run this command and then restart the machine:', 'Where would it go?'])(
    'says nothing rather than what says nothing of the title: %s',
    (line) => {
      expect(summaryOf('Sendmail', [line, "    define(`confDOMAIN_NAME')"])).toEqual([]);
    },
  );

  it('falls back on what there is where no sentence stands alone', () => {
    const line = 'To set the host name in Sendmail, change this line in its configuration:';
    expect(summaryOf('Sendmail', [line, "    define(`confDOMAIN_NAME')"])).toEqual([line]);
  });

  it('is made of one to three whole sentences of prose, whatever the post', () => {
    const paragraph = fc.array(
      fc.constantFrom(
        XEN,
        GARDEN,
        'Yes.',
        'It does not run.',
        'See below:',
        'Who wrote the ext3 file system?',
        'a = b;',
      ),
      { minLength: 1, maxLength: 6 },
    );
    const prefix = fc.constantFrom('', '', '# ', '- ', '    ', '> ');
    const post = fc.array(
      fc.tuple(prefix, paragraph).map(([start, list]) => start + list.join(' ')),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(post, (paragraphs) => {
        const source = analysed('Xen', paragraphs);
        const spans = summarise({ ...source, keyphrases: findKeyphrases(source) });
        expect(spans.length).toBeLessThanOrEqual(3);
        for (const [index, span] of spans.entries()) {
          expect(source.sentences).toContainEqual(span);
          expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
          const block = source.blocks.find(({ start, end }) => start <= span.start && span.end <= end);
          expect(['paragraph', 'item', 'quote']).toContain(block?.kind);
        }
      }),
      { numRuns: 200 },
    );
  });
});
