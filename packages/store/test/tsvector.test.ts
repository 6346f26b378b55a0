import type { Occurrence } from '@fieldnotes/content/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAllTerms, decodeTerms, encodeTerms } from '../src/tsvector.js';

const terms = (entries: Record<string, Occurrence[]>) => new Map(Object.entries(entries));

describe('encodeTerms', () => {
  it('gives each field its stretch of positions and its weight', () => {
    const encoded = encodeTerms(
      terms({
        xen: [
          { field: 'title', at: 2 },
          { field: 'body', at: 7 },
        ],
      }),
    );
    expect(encoded).toBe(`'xen':2A,4102 'Sxen'`);
  });

  it('marks a term that is prominent and no other', () => {
    expect(encodeTerms(terms({ ext3: [{ field: 'body', at: 1 }] }))).toBe(`'ext3':4096`);
    expect(encodeTerms(terms({ ext3: [1, 2, 3].map((at) => ({ field: 'body', at })) }))).toContain(`'Sext3'`);
  });

  it('keeps a position that its field cannot hold at the end of the field', () => {
    const encoded = encodeTerms(terms({ far: [{ field: 'body', at: 99_999 }] }));
    expect(encoded).toBe(`'far':16383`);
  });
});

describe('decodeTerms', () => {
  it('finds a term only where a lexeme begins', () => {
    const encoded = encodeTerms(terms({ "a'b": [{ field: 'body', at: 1 }], 'x-b': [{ field: 'body', at: 2 }] }));
    expect(decodeTerms(encoded, ['b'])).toEqual(new Map());
  });

  it('gives back what was encoded', () => {
    const term = fc.stringMatching(/^[^\sA-Z\p{C}]{1,12}$/u);
    const occurrence = fc.record({
      field: fc.constantFrom('title' as const, 'topics' as const, 'headings' as const, 'body' as const),
      at: fc.integer({ min: 1, max: 900 }),
    });
    fc.assert(
      fc.property(fc.dictionary(term, fc.array(occurrence, { minLength: 1, maxLength: 9 })), (entries) => {
        const given = terms(entries);
        expect(decodeTerms(encodeTerms(given), [...given.keys()])).toEqual(given);
        expect(decodeAllTerms(encodeTerms(given))).toEqual(given);
      }),
    );
  });
});
