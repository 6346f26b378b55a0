import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, BlockKind } from '../../src/model.js';
import { analyserFor } from '../../src/text/analyser.js';
import { buildPassages } from '../../src/text/passages.js';
import { MAX_SENTENCE, splitSentences } from '../../src/text/sentences.js';
import { tokenize } from '../../src/text/tokens.js';

const KINDS: readonly BlockKind[] = ['paragraph', 'heading', 'item', 'quote', 'code', 'table', 'caption'];
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'no', 'sv', 'ru', 'ja', 'und'];

/** Text that looks like posts at their worst: names, signs, marks, scripts and halves of characters in any order. */
const piece = fc.oneof(
  fc.constantFrom(
    'the',
    'kernel',
    'Dr.',
    'e.g.',
    'U.S.',
    '2.6.16',
    '...',
    '. . .',
    '?!',
    '."',
    '(',
    ')',
    '--',
    '-',
    '/',
    '://',
  ),
  fc.constantFrom(
    'C++',
    'O(n',
    '\u0301',
    '👍🏽',
    '日本',
    'สวัสดี',
    '\ud800',
    '\u00ad',
    '\n',
    '\t',
    ' ',
    '  ',
    "'s",
    '’',
    '@',
    '$',
    '::',
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
const language = fc.constantFrom(...LANGUAGES);

/** A body of blocks separated by blank lines, as readers deliver it. */
const body = fc.array(fc.tuple(fc.constantFrom(...KINDS), text), { maxLength: 8 }).map((parts) => {
  let written = '';
  const blocks: Block[] = [];
  for (const [kind, content] of parts) {
    if (written !== '') written += '\n\n';
    const start = written.length;
    written += content;
    blocks.push({ kind, start, end: written.length });
  }
  return { body: written, blocks };
});

const visible = (part: string) => part.replace(/\s+/g, '');

describe('whatever the text', () => {
  it('tokens are slices of it, in order and without overlap', () => {
    fc.assert(
      fc.property(text, (written) => {
        let reached = 0;
        for (const token of tokenize(written)) {
          expect(token.start).toBeGreaterThanOrEqual(reached);
          expect(token.text).toBe(written.slice(token.start, token.end));
          expect(token.text).toMatch(/[\p{L}\p{N}]/u);
          reached = token.end;
        }
      }),
    );
  });

  it('terms can be stored: no white space, no control characters, at most 200 bytes, none empty', () => {
    fc.assert(
      fc.property(text, language, (written, of) => {
        for (const token of analyserFor(of).analyse(written)) {
          expect(token.stop).toBe(token.terms.length === 0);
          expect(new Set(token.terms).size).toBe(token.terms.length);
          for (const term of token.terms) {
            expect(term).toMatch(/^[^\s\p{C}]+$/u);
            expect(Buffer.byteLength(term)).toBeLessThanOrEqual(200);
          }
        }
      }),
    );
  });

  it('letter case and typographic apostrophes do not change what a plain word is found by', () => {
    const word = fc.stringMatching(/^[a-z]{2,12}(?:'[a-z]{1,3})?$/);
    fc.assert(
      fc.property(word, (written) => {
        const english = analyserFor('en');
        expect(english.stem(written.toUpperCase().replace("'", '’'))).toBe(english.stem(written));
      }),
    );
  });

  it('sentences cover it in order, without overlap, inside their blocks', () => {
    fc.assert(
      fc.property(body, language, (source, of) => {
        const spans = splitSentences(source.body, source.blocks, of);
        const inBlocks = source.blocks.map(({ start, end }) =>
          spans
            .filter((span) => span.start >= start && span.end <= end)
            .map((span) => source.body.slice(span.start, span.end)),
        );
        expect(inBlocks.flat()).toHaveLength(spans.length);
        expect(inBlocks.map((sentences) => visible(sentences.join('')))).toEqual(
          source.blocks.map(({ start, end }) => visible(source.body.slice(start, end))),
        );
        for (const [index, span] of spans.entries()) {
          expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
          expect(span.end - span.start).toBeLessThanOrEqual(MAX_SENTENCE);
          expect(source.body.slice(span.start, span.end)).toBe(source.body.slice(span.start, span.end).trim());
        }
      }),
    );
  });

  it('passages hold every sentence, none lies inside another, and a quote has the terms its passage has', () => {
    fc.assert(
      fc.property(body, language, (source, of) => {
        const sentences = splitSentences(source.body, source.blocks, of);
        const passages = buildPassages({ ...source, title: '', topics: [], sentences, language: of });
        for (const sentence of sentences) {
          const holders = passages.filter(({ start, end }) => start <= sentence.start && sentence.end <= end);
          expect(holders).not.toEqual([]);
          const quoted = analyserFor(of).analyse(source.body.slice(sentence.start, sentence.end));
          for (const term of quoted.flatMap((token) => token.terms)) {
            for (const { terms } of holders) expect(terms.has(term)).toBe(true);
          }
        }
        for (const [index, passage] of passages.entries()) {
          const before = passages[index - 1];
          expect(passage.ordinal).toBe(index);
          if (before !== undefined) expect(passage.start > before.start && passage.end > before.end).toBe(true);
        }
      }),
    );
  });

  it('occurrences ascend, by field and then by position', () => {
    fc.assert(
      fc.property(body, text, (source, title) => {
        const sentences = splitSentences(source.body, source.blocks, 'en');
        const ranks = { title: 0, topics: 1, headings: 2, body: 3 };
        for (const { terms } of buildPassages({ ...source, title, topics: [title], sentences, language: 'en' })) {
          for (const occurrences of terms.values()) {
            const keys = occurrences.map(({ field, at }) => ranks[field] * 100_000 + at);
            expect(keys).toEqual([...new Set(keys)].sort((left, right) => left - right));
          }
        }
      }),
    );
  });
});
