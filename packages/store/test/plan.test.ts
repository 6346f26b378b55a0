import { describe, expect, it } from 'vitest';
import { planCandidates } from '../src/plan.js';

const term = (name: string, passages: number) => ({ term: name, weight: 1, passages });
const queries = (...args: Parameters<typeof planCandidates>) => planCandidates(...args).map(({ query }) => query);

describe('planCandidates', () => {
  it('looks for two words as one only where they stand together', () => {
    const words = { term: 'file', next: 'system', weight: 1, passages: 40 };
    expect(queries([words, term('ext3', 4)], 200, 1000)).toEqual(["('ext3' | ('file' <-> 'system'))"]);
  });

  it('does not read all passages that hold two common words to see whether they stand together', () => {
    const words = { term: 'data', next: 'base', weight: 1, passages: 9000 };
    expect(queries([words, term('ext3', 4)], 200, 1000)).toEqual(["('ext3')"]);
  });

  it('takes every match of terms that fit the budget together', () => {
    expect(queries([term('xen', 300), term('xenstore', 4)], 200, 1000)).toEqual(["('xenstore' | 'xen')"]);
  });

  it('does not open the index by a common term when rare ones fill the result', () => {
    expect(queries([term('linux', 50_000), term('xen', 300)], 200, 1000)).toEqual(["('xen')"]);
  });

  it('adds the passages about a common term when rare ones do not fill the result', () => {
    expect(queries([term('linux', 50_000), term('xenfc', 2)], 200, 1000)).toEqual(["('xenfc')", "('Slinux')"]);
  });

  it('looks for common terms together, from the rarest on', () => {
    expect(queries([term('linux', 50_000), term('server', 30_000), term('disk', 9000)], 200, 1000)).toEqual([
      "('disk' & ('server') & ('Sdisk' | 'Sserver'))",
    ]);
  });

  it('is not opened by terms that weigh little beside the others', () => {
    const weighed = [
      { term: 'xen', weight: 5, passages: 300 },
      { term: 'tips', weight: 0.2, passages: 40 },
    ];
    expect(queries(weighed, 200, 1000)).toEqual(["('xen')"]);
  });

  it('is opened by light terms too where the heavy ones leave the result short', () => {
    const weighed = [
      { term: 'xen', weight: 5, passages: 30 },
      { term: 'tips', weight: 0.2, passages: 40 },
      { term: 'linux', weight: 0.1, passages: 50_000 },
    ];
    expect(queries(weighed, 200, 1000)).toEqual(["('xen' | 'tips')"]);
  });

  it('leaves out terms that no passage holds, and asks for nothing when none is held', () => {
    expect(queries([term('kubernetes', 0)], 200, 1000)).toEqual([]);
  });

  it('never looks at more than the budget by one clause', () => {
    const plan = planCandidates([term('linux', 50_000), term('server', 30_000)], 200, 1000);
    expect(plan.every(({ limit }) => limit === 1000)).toBe(true);
  });

  it('quotes what a tsquery would read as an operator', () => {
    const quoted = ["let's", 'a\\b', '&|!'].flatMap((name) => queries([term(name, 1)], 200, 1000));
    expect(quoted).toEqual(["('let''s')", "('a\\\\b')", "('&|!')"]);
  });
});
