import { describe, expect, it } from 'vitest';
import type { TopicEdit } from '../../src/model.js';
import { createReader } from '../../src/read.js';
import { applyEdits, problemOf } from '../../src/topics/edits.js';
import { parseTaxonomy } from '../../src/topics/taxonomy.js';
import { written } from './support.js';

const base = parseTaxonomy(`
topics:
  - name: virtualization
    signals: [hypervisor]
  - name: Xen
    parent: virtualization
    signals: [xenstore]
  - name: bread
    signals: [sourdough]
`);
const XEN = 'The hypervisor of Xen is small. XenStore is part of Xen. Every hypervisor has guests.';
const BREAD = 'A sourdough needs a night. Then bread is baked, and the sourdough with it. KVM is no bread.';

function topicsOf(body: string, ...edits: TopicEdit[]): string[] {
  const { taxonomy, skipped } = applyEdits(base, edits);
  expect(skipped).toEqual([]);
  const post = { title: 'A post', tags: [], language: 'en', ...written(body) };
  return createReader({ taxonomy })
    .read(post)
    .topics.map(({ topic }) => topic);
}

describe('editing topics', () => {
  it('adds a topic that its name and its signals stand for', () => {
    const add: TopicEdit = { kind: 'add', topic: 'fermentation', parent: 'bread', signals: ['sourdough'] };
    expect(topicsOf(BREAD)).toEqual(['bread']);
    expect(topicsOf(BREAD, add)).toContain('fermentation');
  });

  it('gives a topic that is there more signals', () => {
    expect(topicsOf('KVM runs guests. KVM is in the kernel.')).toEqual([]);
    const add: TopicEdit = { kind: 'add', topic: 'virtualization', parent: null, signals: ['KVM'] };
    expect(topicsOf('KVM runs guests. KVM is in the kernel.', add)).toEqual(['virtualization']);
  });

  it('renames, mutes, and takes muting back', () => {
    expect(topicsOf(BREAD, { kind: 'rename', topic: 'Bread', to: 'baking' })).toEqual(['baking']);
    expect(topicsOf(BREAD, { kind: 'mute', topic: 'bread' })).toEqual([]);
    const renamed: TopicEdit = { kind: 'rename', topic: 'bread', to: 'baking' };
    expect(topicsOf(BREAD, renamed, { kind: 'mute', topic: 'baking' })).toEqual([]);
  });

  it('merges one topic into another: signals, name and the topics under it', () => {
    const merge: TopicEdit = { kind: 'merge', topic: 'virtualization', into: 'Xen' };
    expect(
      topicsOf('Virtualization needs a hypervisor. Every hypervisor of virtualization has guests.', merge),
    ).toEqual(['Xen']);
    const other: TopicEdit = { kind: 'merge', topic: 'virtualization', into: 'bread' };
    expect(applyEdits(base, [other]).taxonomy.topics.map(({ name, parent }) => [name, parent])).toEqual([
      ['Xen', 'bread'],
      ['bread', null],
    ]);
    expect(topicsOf(XEN, other)).toEqual(expect.arrayContaining(['Xen', 'bread']));
  });

  it('leaves out an edit whose topic is gone, names it, and makes the others', () => {
    const gone: TopicEdit = { kind: 'rename', topic: 'nothing', to: 'something' };
    const { taxonomy, skipped } = applyEdits(base, [gone, { kind: 'mute', topic: 'bread' }]);
    expect(skipped).toMatchObject([{ edit: gone, problem: expect.stringContaining('nothing') }]);
    expect(taxonomy.topics.map(({ name }) => name)).toEqual(['virtualization', 'Xen']);
  });

  it.each<[edit: TopicEdit, kind: string]>([
    [{ kind: 'mute', topic: 'nothing' }, 'unknown-topic'],
    [{ kind: 'merge', topic: 'Xen', into: 'nothing' }, 'unknown-topic'],
    [{ kind: 'add', topic: 'KVM', parent: 'nothing', signals: [] }, 'unknown-topic'],
    [{ kind: 'rename', topic: 'Xen', to: 'BREAD' }, 'name-taken'],
    [{ kind: 'merge', topic: 'Xen', into: 'xen' }, 'same-topic'],
    [{ kind: 'unmute', topic: 'Xen' }, 'not-muted'],
    [{ kind: 'add', topic: 'KVM', parent: null, signals: ['a\nb'] }, 'not-a-phrase'],
    [{ kind: 'rename', topic: 'Xen', to: 'x'.repeat(81) }, 'not-a-phrase'],
  ])('says what keeps %j from being made', (edit, kind) => {
    expect(problemOf(base, [], edit)).toMatchObject({ kind });
  });

  it('may rename in other letter case, and unmute what was muted or merged', () => {
    expect(problemOf(base, [], { kind: 'rename', topic: 'Xen', to: 'XEN' })).toBeNull();
    expect(problemOf(base, [{ kind: 'mute', topic: 'xen' }], { kind: 'unmute', topic: 'Xen' })).toBeNull();
    const merged: TopicEdit = { kind: 'merge', topic: 'Xen', into: 'bread' };
    expect(problemOf(base, [merged], { kind: 'unmute', topic: 'Xen' })).toBeNull();
  });
});
