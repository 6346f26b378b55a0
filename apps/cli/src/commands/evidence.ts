import type { Evidence } from '@fieldnotes/content/model';
import { counted } from '../output/layout.js';

const PLACES: Readonly<Record<Evidence['field'], string>> = {
  title: 'in the title',
  topics: 'among the topics',
  headings: 'in headings',
  body: 'in the text',
  tags: "among the blog's own tags",
  proposed: 'proposed from how the blog tags its other posts',
};

/** Why a topic was assigned, in plain words: `“Xen” in the title and 3 times in the text; “KVM” in the text`. */
export function describeEvidence(evidence: readonly Evidence[]): string {
  const bySignal = new Map<string, Evidence[]>();
  for (const one of evidence) bySignal.set(one.signal, [...(bySignal.get(one.signal) ?? []), one]);
  return [...bySignal].map(([signal, found]) => `“${signal}” ${listed(found.map(describePlace))}`).join('; ');
}

function describePlace({ field, count }: Evidence): string {
  return count === 1 ? PLACES[field] : `${counted(count, 'time')} ${PLACES[field]}`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
