import type { Interpretation } from '@fieldnotes/content';
import { expect, it } from 'vitest';
import { understood } from '../../src/render/understood.js';
import { voiceFor } from '../../src/render/voice.js';

const plain: Interpretation = {
  terms: [],
  order: 'relevance',
  type: 'what',
  survey: true,
  corrections: [],
  period: '',
};
const said = (members: Partial<Interpretation>, locale = 'en-US') =>
  understood({ ...plain, ...members }, voiceFor(locale, 'UTC'));
const term = (text: string) => ({ text, variants: [], weight: 1, named: false });

it('says nothing where the question was taken as it was written', () => {
  expect(said({ terms: [term('xen')] })).toBe('');
});

it('says whose posts were asked, and what was left out', () => {
  const names = [
    { role: 'author' as const, name: 'Ada' },
    { role: 'topic' as const, name: 'USB' },
  ];
  expect(said({ names, excluded: [term('Xen'), term('KVM')], period: '1–31 July 2005' })).toBe(
    'Posts by Ada · Posts on USB · Without: Xen, KVM · Posts from: 1–31 July 2005',
  );
  expect(said({ names, excluded: [term('Xen')] }, 'de')).toBe('Beiträge von Ada · Beiträge zum Thema USB · Ohne: Xen');
});

it('shows names as they are written, without what Discord would make of them', () => {
  expect(said({ names: [{ role: 'feed', name: '**@everyone**' }] })).not.toMatch(/(?<!\\)\*\*|@everyone/);
});
