import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, BlockKind, Occurrence } from '../../src/model.js';
import { analyserFor } from '../../src/text/analyser.js';
import { MAX_OCCURRENCES, MAX_OCCURRENCES_EVERYWHERE } from '../../src/text/passage-terms.js';
import { buildPassages, MAX_TOKENS, type PassageSource } from '../../src/text/passages.js';
import { splitSentences } from '../../src/text/sentences.js';

/** A post of the given blocks, each `[kind, text]`. */
function post(
  blocks: readonly (readonly [BlockKind, string])[],
  title = 'Xen',
  topics: readonly string[] = [],
): PassageSource {
  let body = '';
  const spans = blocks.map(([kind, text]): Block => {
    if (body !== '') body += '\n\n';
    const start = body.length;
    body += text;
    return { kind, start, end: body.length };
  });
  return { title, topics, body, blocks: spans, sentences: splitSentences(body, spans, 'en'), language: 'en' };
}

const sentences = (count: number) => Array.from({ length: count }, (_, index) => `Word${index} ends.`).join(' ');
const windows = (source: PassageSource) =>
  buildPassages(source).map(({ start, end }) =>
    source.sentences.flatMap((sentence, index) => (sentence.start >= start && sentence.end <= end ? [index] : [])),
  );
const at = (list: readonly Occurrence[] | undefined) => list?.map(({ field, at }) => `${field}:${at}`);

describe('buildPassages', () => {
  it('slides a window of six sentences by three, and never repeats the end of the one before', () => {
    expect(windows(post([['paragraph', sentences(5)]]))).toEqual([[0, 1, 2, 3, 4]]);
    expect(windows(post([['paragraph', sentences(6)]]))).toEqual([[0, 1, 2, 3, 4, 5]]);
    expect(windows(post([['paragraph', sentences(7)]]))).toEqual([
      [0, 1, 2, 3, 4, 5],
      [3, 4, 5, 6],
    ]);
    expect(windows(post([['paragraph', sentences(9)]]))).toEqual([
      [0, 1, 2, 3, 4, 5],
      [3, 4, 5, 6, 7, 8],
    ]);
  });

  it('makes a post without sentences findable by its title, and nothing of nothing', () => {
    const [passage, ...others] = buildPassages(post([], 'Xen is here', ['virtualization']));
    expect(others).toEqual([]);
    expect(passage).toMatchObject({ ordinal: 0, start: 0, end: 0, length: 0 });
    expect(at(passage?.terms.get('xen'))).toEqual(['title:1']);
    expect(at(passage?.terms.get('virtual'))).toEqual(['topics:1']);
    expect(buildPassages(post([], ' '))).toEqual([]);
  });

  it('puts title and topics into every passage and says where each term stands', () => {
    const source = post([['paragraph', `The xen host. ${sentences(8)}`]], 'On Xen', ['xen host', 'USB']);
    const passages = buildPassages(source);
    expect(passages.map(({ ordinal }) => ordinal)).toEqual([0, 1]);
    expect(
      passages.map(({ bodyAt }) => bodyAt),
      'three tokens, then two sentences of two',
    ).toEqual([0, 7]);
    expect(at(passages[0]?.terms.get('xen'))).toEqual(['title:2', 'topics:1', 'body:2']);
    expect(at(passages[1]?.terms.get('xen'))).toEqual(['title:2', 'topics:1']);
    expect(at(passages[1]?.terms.get('usb')), 'topics are no phrase together').toEqual(['topics:4']);
    expect(passages[0]?.terms.has('the'), 'stop words are counted and not stored').toBe(false);
  });

  it('keeps headings in their own field, the one above the window too', () => {
    const source = post([
      ['heading', 'Installing Xen'],
      ['paragraph', sentences(7)],
      ['heading', 'Booting'],
      ['paragraph', 'It boots.'],
    ]);
    const [first, second, third] = buildPassages(source);
    expect(at(first?.terms.get('instal'))).toEqual(['headings:1']);
    expect(first?.length).toBe(2 + 5 * 2);
    expect(at(second?.terms.get('instal')), 'above the window').toEqual(['headings:1']);
    expect(at(second?.terms.get('boot')), 'in the window').toEqual(['headings:3']);
    expect(second?.length, 'the heading above is not part of the window').toBe(5 * 2 + 1);
    expect(at(third?.terms.get('boot')), 'the nearest heading above comes first').toEqual(['headings:3', 'body:6']);
  });

  it('does not reach above a window that begins with a heading', () => {
    const source = post([
      ['heading', 'Installing'],
      ['paragraph', sentences(2)],
      ['heading', 'Booting'],
      ['paragraph', sentences(4)],
    ]);
    expect(at(buildPassages(source)[1]?.terms.get('boot'))).toEqual(['headings:1']);
    expect(buildPassages(source)[1]?.terms.has('instal')).toBe(false);
  });

  it('counts four lines of code as one sentence', () => {
    const code = Array.from({ length: 30 }, (_, index) => `run ${index}`).join('\n');
    expect(windows(post([['code', code]])).map((window) => window.length)).toEqual([24, 18]);
  });

  it('closes a window early when it gets long, and still holds every sentence', () => {
    const long = Array.from({ length: 12 }, (_, index) => `Number${index} ${'is big '.repeat(60)}here.`).join(' ');
    const source = post([['paragraph', long]]);
    for (const passage of buildPassages(source)) expect(passage.length).toBeLessThanOrEqual(MAX_TOKENS);
    expect(new Set(windows(source).flat()).size).toBe(12);
  });

  it('bounds the occurrences of a term', () => {
    const [passage] = buildPassages(post([['paragraph', 'x1 '.repeat(300)]]));
    const found = at(passage?.terms.get('x1'));
    expect(found).toHaveLength(MAX_OCCURRENCES);
    expect(found?.at(-1)).toBe(`body:${MAX_OCCURRENCES}`);
    const [many] = buildPassages(post([], 'word '.repeat(20_000)));
    expect(many?.terms.get('word')).toHaveLength(MAX_OCCURRENCES_EVERYWHERE);
  });

  it('caps positions', () => {
    const [passage] = buildPassages(post([], `${'the '.repeat(20_000)}end end`));
    expect(at(passage?.terms.get('end'))).toEqual(['title:16383']);
  });

  it('is the same whether or not the body comes analysed, where a word was cut into two sentences', () => {
    const source = post([['paragraph', `A2.6${'x'.repeat(990)}done.The - Xen runs.`]]);
    const tokens = analyserFor('en').analyse(source.body);
    expect(buildPassages({ ...source, tokens })).toEqual(buildPassages(source));
  });

  it('is the same whether or not the body comes analysed', () => {
    const piece = fc.constantFrom(
      'Xen ',
      'runs. ',
      '文字。',
      'file-',
      'U.S.',
      ' - ',
      'x'.repeat(990),
      'done.The ',
      '2.6',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const source = post([['paragraph', `A${pieces.join('')}`]]);
        const tokens = analyserFor('en').analyse(source.body);
        expect(buildPassages({ ...source, tokens })).toEqual(buildPassages(source));
      }),
      { numRuns: 150 },
    );
  });
});
