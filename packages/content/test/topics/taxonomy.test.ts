import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/text/tokens.js';
import {
  loadTaxonomy,
  mergeTaxonomies,
  parseTaxonomy,
  parseTaxonomyExtension,
  type Taxonomy,
  TaxonomyError,
} from '../../src/topics/taxonomy.js';

const BASE = parseTaxonomy(`
topics:
  - name: virtualization
    synonyms: virtual machine
    weak: guest
  - name: Xen
    parent: virtualization
    signals: dom0, xenstore
  - name: Go
    parent: virtualization
    ambiguous: true
    signals: golang
`);

const names = ({ topics }: Taxonomy) => topics.map(({ name }) => name);
const topic = ({ topics }: Taxonomy, name: string) => topics.find((one) => one.name === name);

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof TaxonomyError) return error.problems;
    throw error;
  }
  return [];
}

describe('the taxonomy that ships', () => {
  const shipped = loadTaxonomy();

  it('is valid and covers the subjects of technology blogs', () => {
    expect(shipped.topics.length).toBeGreaterThanOrEqual(60);
    for (const name of ['virtualization', 'filesystems', 'USB', 'distro roadmaps', 'SELinux', 'amateur radio']) {
      expect(names(shipped)).toContain(name);
    }
    expect(topic(shipped, 'Xen')?.parent).toBe('virtualization');
  });

  it('signals no topic by an everyday word alone', () => {
    for (const name of ['Go', 'Rust', 'music', 'personal', 'hardware', 'performance']) {
      const strong = topic(shipped, name)?.signals.filter(({ weak, exact }) => !weak && !exact);
      expect(strong?.map(({ phrase }) => phrase.toLowerCase())).not.toContain(name.toLowerCase());
    }
  });
});

describe('signals that are read as words', () => {
  it('keep the signs that tell them apart: "C++" is no "c", and "Google+" would be any Google', () => {
    const phrases = loadTaxonomy().topics.flatMap(({ signals }) => signals.map(({ phrase }) => phrase));
    const lossy = phrases.filter((phrase) => {
      const kept = tokenize(phrase).map(({ text }) => text);
      return /[+#]/.test(phrase) && !/[+#]/.test(kept.join(' '));
    });
    expect(lossy).toEqual([]);
  });
});

describe('reading a taxonomy', () => {
  it('makes the name and the synonyms strong signals, unless the name is ambiguous', () => {
    expect(topic(BASE, 'virtualization')?.signals).toEqual([
      { phrase: 'virtualization', weight: 2, exact: false, weak: false },
      { phrase: 'virtual machine', weight: 2, exact: false, weak: false },
      { phrase: 'guest', weight: 0.4, exact: false, weak: true },
    ]);
    expect(topic(BASE, 'Go')?.signals.map(({ phrase }) => phrase)).toEqual(['golang']);
  });

  it('takes phrases as a list or with commas between them', () => {
    const listed = parseTaxonomy('topics:\n  - name: DNS\n    signals: [bind9, zone file]\n');
    const written = parseTaxonomy('topics:\n  - name: DNS\n    signals: >-\n      bind9,\n      zone file\n');
    expect(listed).toEqual(written);
  });

  it('lists everything that is wrong together', () => {
    const text = `
version: 2
subjects: []
topics:
  - name: a
    parent: nobody
    colour: red
  - name: b
    parent: c
  - name: c
    parent: b
  - name: A
    weighted:
      - { phrase: x, weight: 9 }
      - { weight: 1 }
  - name: d
    synonyms: one, One
    mute: true
  - signals: no name
  - name: e
    ambiguous: true
`;
    const problems = problemsOf(() => parseTaxonomy(text));
    for (const expected of [
      'unknown key "subjects"',
      '"version" must be 1',
      'topic "a": unknown key "colour"',
      'topic "A": signal', // weight out of bounds
      '"weighted" holds something without',
      'topic "d": signal "One" is given twice',
      'topic number 6 needs a "name"',
      'topic "A" is given twice',
      'topic "d": mute and rename belong in a file that extends',
      'no topic is named like its parent "nobody"',
      'topic "b" is its own ancestor',
      'topic "c" is its own ancestor',
      'topic "e": nothing signals it',
    ]) {
      expect(
        problems.some((problem) => problem.includes(expected)),
        expected,
      ).toBe(true);
    }
  });

  it.each([
    ['not YAML', 'topics: [a'],
    ['no list of topics', 'topics: 3'],
    ['empty', ''],
    ['a text', 'hello'],
    ['a phrase of nine words', 'topics:\n  - name: a\n    signals: one two three four five six seven eight nine\n'],
    ['an endless name', `topics:\n  - name: ${'a'.repeat(81)}\n`],
    ['too many topics', `topics:\n${Array.from({ length: 2_001 }, (_, index) => `  - name: t${index}\n`).join('')}`],
    [
      'too many signals',
      `topics:\n  - name: a\n    signals: ${Array.from({ length: 501 }, (_, i) => `s${i}`).join()}\n`,
    ],
    ['far too long', `# ${'x'.repeat(2_000_001)}`],
    ['aliases that multiply', `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntopics: [*c, *c]\n`],
  ])('refuses %s with one line that says what to do', (_what, text) => {
    expect(() => parseTaxonomy(text, 'mine.yaml')).toThrow(TaxonomyError);
    expect(() => parseTaxonomy(text, 'mine.yaml')).toThrow(/^The taxonomy mine\.yaml cannot be used: [^\n]+\.$/);
  });

  it('names the file that cannot be read and keeps the cause', () => {
    expect(() => loadTaxonomy('/nowhere/topics.yaml')).toThrow(
      /\/nowhere\/topics\.yaml cannot be used: it cannot be read/,
    );
    try {
      loadTaxonomy('/nowhere/topics.yaml');
    } catch (error) {
      expect(error).toMatchObject({ code: 'taxonomy-invalid', cause: { code: 'ENOENT' } });
    }
  });
});

describe('extending a taxonomy', () => {
  const extended = (yaml: string) => mergeTaxonomies(BASE, parseTaxonomyExtension(yaml));

  it('adds topics, signals and weights without changing the base', () => {
    const before = structuredClone(BASE);
    const merged = extended(`
topics:
  - name: xen
    signals: xapi
    weighted: [{ phrase: dom0, weight: 3 }]
  - name: beekeeping
    parent: Xen
    signals: hive
`);
    expect(names(merged)).toEqual(['virtualization', 'Xen', 'Go', 'beekeeping']);
    expect(topic(merged, 'Xen')?.signals.map(({ phrase, weight }) => [phrase, weight])).toEqual([
      ['Xen', 2],
      ['dom0', 3],
      ['xenstore', 1],
      ['xapi', 1],
    ]);
    expect(BASE).toEqual(before);
  });

  it('renames a topic, which keeps its children and its old name as a signal', () => {
    const merged = extended('topics:\n  - name: virtualization\n    rename: virtual worlds\n');
    expect(names(merged)).toEqual(['virtual worlds', 'Xen', 'Go']);
    expect(topic(merged, 'Xen')?.parent).toBe('virtual worlds');
    const phrases = topic(merged, 'virtual worlds')?.signals.map(({ phrase }) => phrase);
    expect(phrases).toEqual(expect.arrayContaining(['virtual worlds', 'virtualization']));
  });

  it('silences a topic; what was under it moves up', () => {
    const merged = extended('topics:\n  - name: Virtualization\n    mute: true\n');
    expect(names(merged)).toEqual(['Xen', 'Go']);
    expect(topic(merged, 'Xen')?.parent).toBeNull();
  });

  it.each([
    ['a new name already taken', 'topics:\n  - name: Go\n    rename: XEN\n', 'the name is taken'],
    ['a cycle with the base', 'topics:\n  - name: virtualization\n    parent: Xen\n', 'its own ancestor'],
    ['a parent nobody has', 'topics:\n  - name: new\n    parent: old\n', 'its parent "old"'],
  ])('refuses %s', (_what, yaml, problem) => {
    expect(problemsOf(() => extended(yaml)).join('; ')).toContain(problem);
  });
});
