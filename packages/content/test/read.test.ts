import { describe, expect, it, test } from 'vitest';
import type { Block } from '../src/model.js';
import { createReader, type ReadablePost } from '../src/read.js';
import { loadTaxonomy, mergeTaxonomies, parseTaxonomyExtension } from '../src/topics/taxonomy.js';
import { postsOf, readAll, shared } from './feeds/support.js';
import { written } from './topics/support.js';

const taxonomy = loadTaxonomy();
const reader = createReader({ taxonomy });

const post = (title: string, ...paragraphs: string[]): ReadablePost => ({
  title,
  ...written(...paragraphs),
  tags: [],
  language: null,
});

describe('reading a post', () => {
  const notes = post(
    'Live migration with Xen',
    'Moving a virtual machine between hosts takes the hypervisor a few seconds.',
    '# What moves',
    'The memory pages move first. Dirty pages are sent again until few are left.',
    '    xm migrate --live guest target',
  );

  it('finds everything that a reading holds', () => {
    const reading = reader.read(notes);
    expect(reading.language).toBe('en');
    expect(reading.topics[0]?.topic).toBe('virtualization');
    expect(reading.keyphrases.map(({ phrase }) => phrase)).toContain('Xen');
    expect(reading.summary.length).toBeGreaterThan(0);
  });

  it('takes a minute for the words that an adult reads in a minute', () => {
    expect(reader.read(post('', 'word '.repeat(238).trim())).readingSeconds).toBe(60);
  });

  it('makes a post findable by the names of its topics', () => {
    const [passage] = reader.read(notes).passages;
    const fields = [...(passage?.terms.values() ?? [])].flat().map(({ field }) => field);
    expect(fields).toContain('topics');
  });

  it('gives the same reading every time, whatever was read before', () => {
    const first = reader.read(notes);
    for (const title of ['USB', 'Rust', '']) reader.read(post(title, 'Other words about ext3 entirely.'));
    expect(createReader({ taxonomy }).read(notes)).toEqual(first);
    expect(reader.read(notes)).toEqual(first);
  });

  it('reads a post without a text', () => {
    expect(reader.read(post('', ''))).toMatchObject({ keyphrases: [], topics: [], summary: [], readingSeconds: 0 });
    expect(reader.read(post('Xen', '')).topics.map(({ topic }) => topic)).toContain('Xen');
  });

  it('has a version that changes with the taxonomy and with nothing else', () => {
    const other = mergeTaxonomies(
      taxonomy,
      parseTaxonomyExtension('topics:\n  - name: Xen\n    signals: xenophilia\n'),
    );
    expect(createReader({ taxonomy: loadTaxonomy() }).version).toBe(reader.version);
    expect(createReader({ taxonomy: other }).version).not.toBe(reader.version);
    expect(reader.version).toMatch(/^\d+-[\da-f]{12}$/);
  });
});

const ols = shared('seeds/ols-2005.txt');

describe.runIf(ols)('the posts from the Linux Symposium of 2005', () => {
  const read = async () => {
    const posts = postsOf(await readAll(ols ?? ''));
    const readings = new Map(posts.map((one) => [one.title, reader.read(one)]));
    return (title: string): { topics: string[]; keyphrases: string[] } => ({
      topics: readings.get(title)?.topics.map(({ topic }) => topic) ?? [],
      keyphrases: readings.get(title)?.keyphrases.map(({ phrase }) => phrase) ?? [],
    });
  };

  test.each<[title: string, topics: string[], keyphrases: string[]]>([
    ['OLS 3 (Virtualization Day)', ['virtualization', 'distro roadmaps'], ['Xen', 'Virtual Iron', 'Fedora Core 5']],
    ['OLS Day 2', ['filesystems', 'USB', 'virtualization'], ['ext3', 'Xen']],
    ['OLS Day 4', ['filesystems'], ['sysfs']],
    ['OLS Day One', ['virtualization'], ['XenStore', 'Xen']],
    ['Live 8', [], ['Live 8']],
  ])('%s', async (title, topics, keyphrases) => {
    const found = (await read())(title);
    expect(found.topics).toEqual(expect.arrayContaining(topics));
    expect(found.keyphrases).toEqual(expect.arrayContaining(keyphrases));
  });

  test('the day of virtualization is about that first, and a concert is about none of it', async () => {
    const of = await read();
    expect(of('OLS 3 (Virtualization Day)').topics[0]).toBe('virtualization');
    const technical = ['virtualization', 'Xen', 'filesystems', 'USB', 'distro roadmaps', 'kernel', 'Linux', 'hardware'];
    expect(of('Live 8').topics.filter((topic) => technical.includes(topic))).toEqual([]);
  });
});

// test/hostile.whole.test.ts reads what is as long as a post may be.
describe('hostile text', () => {
  const one = (body: string, kind: Block['kind'] = 'paragraph'): ReadablePost => ({
    title: '',
    body,
    blocks: [{ kind, start: 0, end: body.length }],
    tags: [],
    language: null,
  });
  const fill = (unit: string, size: number) => unit.repeat(Math.ceil(size / unit.length));
  const milliseconds = (body: string): number => {
    const before = process.cpuUsage();
    reader.read(one(body));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };

  it.each<[what: string, unit: string]>([
    ['no space at all', 'x'],
    ['only emoji', '👍'],
    ['zalgo', 'a\u0301\u0302\u0303\u0304'],
    ['a minified bundle', 'function(a,b){return a.b[c]&&d("x")};'],
    ['mixed scripts', 'Xen Ксен 仮想化 زين '],
    ['one endless noun phrase', 'large virtual machine host kernel '],
    ['one endless name', 'Xen Virtual Iron Fedora '],
    ['capitals with stops', 'A. B. C. '],
    ['hyphens', 'copy-on-write-'],
    ['one signal', 'virtual machine '],
    ['nested quotes', '"(“‘'],
  ])('takes time in proportion to its length: %s', (_what, unit) => {
    milliseconds(fill(unit, 10_000));
    const small = milliseconds(fill(unit, 20_000));
    const large = milliseconds(fill(unit, 80_000));
    // Four times the text: ten times the time leaves room for a busy machine, sixteen would be quadratic.
    expect(large).toBeLessThan(10 * Math.max(small, 20));
  });

  it('finds nothing to say about only code', () => {
    const reading = reader.read(one(fill('for (;;) { kernel_panic(0x1f); }\n', 50_000), 'code'));
    expect(reading.keyphrases).toEqual([]);
    expect(reading.summary).toEqual([]);
  });
});
