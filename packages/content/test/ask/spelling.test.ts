import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBits, damerauLevenshtein, letterBits, letterDistance } from '../../src/ask/distance.js';
import { nearestSpelling } from '../../src/ask/spelling.js';

const known = (terms: Record<string, number>) =>
  new Map(Object.entries(terms).map(([term, posts]) => [term, { passages: posts, posts, prominent: 0 }]));

describe('nearestSpelling', () => {
  it('takes a swap of neighbours as one edit', () => {
    expect(nearestSpelling('glutserfs', known({ glusterfs: 3, clusters: 9 }))?.term).toBe('glusterfs');
  });

  it('finds a missing and a wrong letter', () => {
    expect(nearestSpelling('nf_contrack', known({ nf_conntrack: 2 }))?.term).toBe('nf_conntrack');
    expect(nearestSpelling('microtik', known({ mikrotik: 5 }))?.term).toBe('mikrotik');
  });

  it('prefers the word that more posts use among equally near ones', () => {
    expect(nearestSpelling('kernal', known({ kernel: 40, kernan: 1 }))?.term).toBe('kernel');
  });

  it('leaves short words alone: their neighbours mean something else', () => {
    expect(nearestSpelling('xen', known({ xer: 4, zen: 9 }))).toBeUndefined();
  });

  it('allows one edit in a word of middle length, not two', () => {
    expect(nearestSpelling('kafko', known({ kafka: 1 }))?.term).toBe('kafka');
    expect(nearestSpelling('kafko', known({ kappa: 1 }))).toBeUndefined();
  });

  it('sees through a misspelt ending to the word that was meant, and says it whole', () => {
    const virtual = known({ virtual: 30, virtuou: 1 });
    expect(nearestSpelling('virtualizaton', virtual)).toEqual({ term: 'virtual', text: 'virtualization' });
    expect(nearestSpelling('virtualisaton', virtual)).toEqual({ term: 'virtual', text: 'virtualization' });
    const british = known({ virtual: 30, virtualis: 2 });
    expect(nearestSpelling('virtualisaton', british)).toEqual({ term: 'virtualis', text: 'virtualisation' });
    expect(nearestSpelling('configuraton', known({ configur: 9 }))?.text).toBe('configuration');
    expect(nearestSpelling('migraton', known({ migrat: 9 }))?.text).toBe('migration');
  });

  it('leaves a word alone that is spelt well: the posts just do not say it', () => {
    expect(nearestSpelling('mailing', known({ railing: 4, maili: 2, mailin: 9 }))).toBeUndefined();
    expect(nearestSpelling('Bridge', known({ bridgex: 9, fridg: 7 }))).toBeUndefined();
    expect(nearestSpelling('wallets', known({ walles: 1 }))).toBeUndefined();
  });

  it('takes no name for a shorter word that it begins with', () => {
    expect(nearestSpelling('RabbitMQ', known({ rabbit: 3 }))).toBeUndefined();
  });

  it('never corrects numbers and versions', () => {
    expect(nearestSpelling('16.04', known({ '16.10': 4, '14.04': 2 }))).toBeUndefined();
  });
});

describe('letterDistance', () => {
  it('never exceeds the edit distance', () => {
    expect(letterDistance('glutserfs', 'glusterfs')).toBe(0);
    expect(letterDistance('contrack', 'conntrack')).toBe(1);
    expect(letterDistance('abc', 'xyz')).toBe(3);
  });
});

describe('letterBits', () => {
  it('never counts more missing letters than there are edits', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdepqrst019-é'), maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const missing = countBits(letterBits(b) & ~letterBits(a));
        expect(missing).toBeLessThanOrEqual(damerauLevenshtein(a, b));
      }),
    );
  });

  it('counts the letters that a word lacks', () => {
    expect(countBits(letterBits('xylophone') & ~letterBits('one'))).toBe('xylph'.length);
    expect(countBits(-1)).toBe(32);
  });
});
