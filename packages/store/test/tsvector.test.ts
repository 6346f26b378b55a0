import type { Occurrence } from '@fieldnotes/content/model';
import { describe, expect, it } from 'vitest';
import { encodeTerms } from '../src/tsvector.js';

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
