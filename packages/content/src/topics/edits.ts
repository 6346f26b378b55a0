import type { TopicEdit } from '../model.js';
import { mergeTaxonomies, type Signal, type Taxonomy, TaxonomyError, type Topic } from './taxonomy.js';
import { isPhrase, NAME_WEIGHT, type TopicEntry } from './taxonomy-entries.js';

/** What edits have made of a taxonomy. */
export interface EditedTaxonomy {
  readonly taxonomy: Taxonomy;
  /** Edits that do not fit any more, as when a topic they name is gone from the taxonomy that ships, and why. */
  readonly skipped: readonly { readonly edit: TopicEdit; readonly problem: string }[];
}

/** Why an edit cannot be made; null when it can. */
export type EditProblem =
  | { readonly kind: 'unknown-topic'; readonly name: string }
  | { readonly kind: 'name-taken'; readonly name: string }
  | { readonly kind: 'not-muted'; readonly name: string }
  | { readonly kind: 'not-a-phrase'; readonly phrase: string }
  | { readonly kind: 'same-topic'; readonly name: string };

/** Signals that a member or a command may give a topic at once. */
export const MOST_SIGNALS = 50;

/**
 * A taxonomy with a community's edits made one after the other. An edit that does not fit is left out and named, so that
 * a new version of the taxonomy cannot stop the reading. Pure; `base` is not changed.
 */
export function applyEdits(base: Taxonomy, edits: readonly TopicEdit[]): EditedTaxonomy {
  const skipped: { edit: TopicEdit; problem: string }[] = [];
  let taxonomy = base;
  for (const edit of edits) {
    try {
      taxonomy = apply(taxonomy, edit);
    } catch (error) {
      if (!(error instanceof TaxonomyError)) throw error;
      skipped.push({ edit, problem: error.message });
    }
  }
  return { taxonomy, skipped };
}

/** What keeps an edit from being made on a taxonomy with these edits already made. */
export function problemOf(base: Taxonomy, edits: readonly TopicEdit[], edit: TopicEdit): EditProblem | null {
  const { taxonomy } = applyEdits(base, edits);
  const phrases = edit.kind === 'add' ? [edit.topic, ...edit.signals] : edit.kind === 'rename' ? [edit.to] : [];
  const wrong = phrases.find((phrase) => !isPhrase(phrase));
  if (wrong !== undefined) return { kind: 'not-a-phrase', phrase: wrong };
  if (edit.kind === 'unmute') return isMuted(edits, edit.topic) ? null : { kind: 'not-muted', name: edit.topic };
  const missing = namesIn(edit).find((name) => find(taxonomy, name) === undefined);
  if (missing !== undefined) return { kind: 'unknown-topic', name: missing };
  if (edit.kind === 'merge' && sameName(edit.topic, edit.into)) return { kind: 'same-topic', name: edit.topic };
  const taken = edit.kind === 'rename' && !sameName(edit.topic, edit.to) && find(taxonomy, edit.to) !== undefined;
  return taken ? { kind: 'name-taken', name: edit.to } : null;
}

/** Whether an edit took the topic away: muted it, or merged it into another. */
export function silences(edit: TopicEdit, topic: string): boolean {
  return (edit.kind === 'mute' || edit.kind === 'merge') && sameName(edit.topic, topic);
}

function isMuted(edits: readonly TopicEdit[], topic: string): boolean {
  return edits.some((edit) => silences(edit, topic));
}

/** Names that must belong to a topic. */
function namesIn(edit: TopicEdit): string[] {
  if (edit.kind === 'add') return edit.parent === null ? [] : [edit.parent];
  return edit.kind === 'merge' ? [edit.topic, edit.into] : [edit.topic];
}

function apply(taxonomy: Taxonomy, edit: TopicEdit): Taxonomy {
  switch (edit.kind) {
    case 'add':
      return mergeTaxonomies(taxonomy, {
        entries: [entry(edit.topic, { parent: edit.parent, signals: edit.signals.map(signalOf) })],
      });
    case 'rename':
      return mergeTaxonomies(taxonomy, { entries: [entry(topicOf(taxonomy, edit.topic).name, { rename: edit.to })] });
    case 'mute':
      return mergeTaxonomies(taxonomy, { entries: [entry(topicOf(taxonomy, edit.topic).name, { mute: true })] });
    case 'merge':
      return merge(taxonomy, topicOf(taxonomy, edit.topic), topicOf(taxonomy, edit.into));
    case 'unmute':
      return taxonomy;
  }
}

/** What signalled the one signals the other, and what stood under the one stands under the other. */
function merge(taxonomy: Taxonomy, from: Topic, into: Topic): Taxonomy {
  const known = new Set(into.signals.map(({ phrase }) => phrase.toLowerCase()));
  const signals = from.signals.filter(({ phrase }) => !known.has(phrase.toLowerCase()));
  const children = taxonomy.topics.filter(({ name, parent }) => parent === from.name && name !== into.name);
  return mergeTaxonomies(taxonomy, {
    entries: [
      entry(into.name, { signals, not: from.not }),
      ...children.map(({ name }) => entry(name, { parent: into.name })),
      entry(from.name, { mute: true }),
    ],
  });
}

function entry(name: string, members: Partial<TopicEntry>): TopicEntry {
  return { name, rename: null, mute: false, parent: null, named: true, signals: [], not: [], ...members };
}

function signalOf(phrase: string): Signal {
  return { phrase, weight: NAME_WEIGHT, exact: false, weak: false };
}

function topicOf(taxonomy: Taxonomy, name: string): Topic {
  const topic = find(taxonomy, name);
  if (topic === undefined) throw new TaxonomyError([`no topic is called "${name}"`], 'an edit');
  return topic;
}

function find({ topics }: Taxonomy, name: string): Topic | undefined {
  return topics.find((topic) => sameName(topic.name, name));
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
