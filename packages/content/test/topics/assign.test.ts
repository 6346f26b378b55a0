import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAssigner, MAX_TOPICS } from '../../src/topics/assign.js';
import { loadTaxonomy, parseTaxonomy } from '../../src/topics/taxonomy.js';
import { analysed } from './support.js';

const shipped = createAssigner(loadTaxonomy());
const topicsOf = (title: string, ...paragraphs: string[]) =>
  shipped.assign(analysed(title, paragraphs)).map(({ topic }) => topic);

describe('topics of a post', () => {
  it.each<[why: string, title: string, text: string, first: string]>([
    ['the title says it', 'Tuning MySQL replication', 'The slave fell behind after the upgrade.', 'MySQL'],
    [
      'a phrase of several words',
      'A long night',
      'We moved the logical volume to another volume group with LVM.',
      'storage',
    ],
    [
      'plural and casing do not matter',
      'Notes',
      'HYPERVISORS and Virtual Machines are everywhere now.',
      'virtualization',
    ],
    ['a language named with company', 'Channels in Go', 'A goroutine blocks. In Go, goroutines are cheap.', 'Go'],
    ['signals in code count', 'A quick fix', 'Run iptables -L, then iptables -F, and firewalld is gone.', 'firewalls'],
  ])('%s', (_why, title, text, first) => {
    expect(topicsOf(title, text)[0]).toBe(first);
  });

  it.each<[why: string, text: string, absent: string]>([
    ['"go" is mostly a verb', 'Go ahead and go to the store. Then I go home, and on I go.', 'Go'],
    ['a weak signal has no company', 'The guest asked the host for an image of the domain.', 'virtualization'],
    ['the phrase means something else', 'We watched Monty Python and then more Monty Python.', 'Python'],
    ['the casing is another one', 'The hinges rust, and where they rust they break.', 'Rust'],
    [
      'a passing mention',
      `We once had a laptop. ${'The garden grew well and the roses were red. '.repeat(60)}`,
      'laptops',
    ],
  ])('not where %s', (_why, text, absent) => {
    expect(topicsOf('A day', text)).not.toContain(absent);
  });

  it('takes the tags of the author where the taxonomy knows nothing', () => {
    const assigner = createAssigner(parseTaxonomy('topics:\n  - name: bread\n'));
    const post = analysed('A licence', ['Stop the scheduler, then put the new key in place.']);
    const topics = assigner.assign({ ...post, tags: ['Urchin', 'Urchin', 'web'] });
    expect(topics.map(({ topic }) => topic)).toEqual(['Urchin', 'web']);
    expect(topics[0]?.evidence).toMatchObject([{ signal: 'Urchin', field: 'tags', count: 1 }]);
  });

  it('has none where nothing speaks for one', () => {
    expect(topicsOf('', 'Lorem ipsum dolor sit amet.')).toEqual([]);
    expect(topicsOf('')).toEqual([]);
  });

  it('takes in what the blog itself calls the post', () => {
    const post = analysed('Odds and ends', ['Nothing to see.'], { tags: ['postgresql', 'dns'] });
    const topics = shipped.assign(post);
    expect(topics.map(({ topic }) => topic)).toEqual(expect.arrayContaining(['PostgreSQL', 'DNS']));
    expect(topics[0]?.evidence).toContainEqual({ signal: 'DNS', field: 'tags', count: 1, weight: 6 });
  });

  it('finds the same in a post in another language', () => {
    const post = analysed('Virtualisierung mit Xen', ['Der Xen-Hypervisor startet dom0 zuerst.'], { language: 'de' });
    expect(shipped.assign(post).map(({ topic }) => topic)).toEqual(expect.arrayContaining(['Xen', 'virtualization']));
  });
});

describe('evidence', () => {
  const taxonomy = parseTaxonomy(`
topics:
  - name: boats
    signals: sail, mast
    weak: wind
  - name: dinghies
    parent: boats
    signals: mirror dinghy, optimist
  - name: engines
    signals: mirror
`);
  const assigner = createAssigner(taxonomy);

  it('says which signal stood where, how often and what it weighed', () => {
    const [boats] = assigner.assign(analysed('Sail', ['# The mast', 'Boats, boats and wind.']));
    expect(boats?.topic).toBe('boats');
    expect(boats?.evidence.map(({ signal, field, count }) => [signal, field, count])).toEqual([
      ['boats', 'body', 2],
      ['sail', 'title', 1],
      ['mast', 'headings', 1],
      ['wind', 'body', 1],
    ]);
  });

  it('of a narrow topic speaks for the wider one, a little less', () => {
    const topics = assigner.assign(analysed('Dinghies', ['The Optimist and the Mirror dinghy are dinghies.']));
    expect(topics.map(({ topic }) => topic)).toEqual(['dinghies', 'boats']);
    expect(topics[1]?.evidence.map(({ signal }) => signal)).toContain('optimist');
    expect(topics[1]?.score).toBeLessThan(topics[0]?.score ?? 0);
  });

  it('counts a phrase once, for the longest signal', () => {
    const [dinghies] = assigner.assign(analysed('Mirror dinghy', ['A Mirror dinghy.']));
    expect(dinghies?.evidence.map(({ signal, count }) => [signal, count])).toEqual([
      ['mirror dinghy', 1],
      ['mirror dinghy', 1],
    ]);
  });

  it('does not join words across blocks', () => {
    const topics = assigner.assign(analysed('Notes', ['The optimist. A mirror', 'dinghy it was not.']));
    expect(topics.flatMap(({ evidence }) => evidence.map(({ signal }) => signal))).not.toContain('mirror dinghy');
  });

  it('counts for more the more often a thing is said, but never without bound', () => {
    const score = (times: number) =>
      assigner.assign(analysed('Notes', ['They took boats. '.repeat(times)]))[0]?.score ?? 0;
    expect(score(4)).toBeGreaterThan(score(2));
    expect(score(400)).toBeLessThan(1);
  });

  it('is there for every topic, in order, whatever the words', () => {
    const words = [
      'xen',
      'ext3',
      'usb',
      'go',
      'rust',
      'guest',
      'host',
      'release',
      'schedule',
      'python',
      'monty',
      'mail',
    ];
    const text = fc.array(fc.constantFrom(...words), { maxLength: 80 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(text, text, (title, body) => {
        const topics = shipped.assign(analysed(title, [body]));
        expect(topics.length).toBeLessThanOrEqual(MAX_TOPICS);
        expect(topics).toEqual(shipped.assign(analysed(title, [body])));
        for (const [index, { score, evidence }] of topics.entries()) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(score).toBeLessThanOrEqual(topics[index - 1]?.score ?? 1);
          expect(evidence.length).toBeGreaterThan(0);
          for (const { count, weight } of evidence) {
            expect(Number.isInteger(count) && count > 0).toBe(true);
            expect(weight).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
