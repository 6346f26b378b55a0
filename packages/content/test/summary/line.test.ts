import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summaryLine } from '../../src/summary/line.js';

const LONG = 'Xen boots a small hypervisor before the first kernel, which every guest shares with the others.';
const SHORT = 'Xen boots a kernel.';
const BODY = `${LONG} ${SHORT}`;
const long = { start: 0, end: LONG.length };
const short = { start: LONG.length + 1, end: BODY.length };

describe('a summary on one line', () => {
  it('is the first sentence that fits', () => {
    expect(summaryLine(BODY, [long, short], 200)).toBe(LONG);
    expect(summaryLine(BODY, [long, short], 60)).toBe(SHORT);
  });

  it('is cut where a clause ends, or else a word', () => {
    expect(summaryLine(BODY, [long], 70)).toBe('Xen boots a small hypervisor before the first kernel…');
    expect(summaryLine(BODY, [long], 30)).toBe('Xen boots a small hypervisor…');
  });

  it('is empty where there is no summary', () => {
    expect(summaryLine(BODY, [], 60)).toBe('');
  });

  it('is on one line, well formed, and never longer than asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(50), (body, limit) => {
        const line = summaryLine(body, [{ start: 0, end: body.length }], limit);
        expect(line.length).toBeLessThanOrEqual(limit);
        expect(line).not.toContain('\n');
        expect(line.isWellFormed()).toBe(true);
      }),
    );
  });
});
