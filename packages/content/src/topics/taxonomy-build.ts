import type { Signal, Topic } from './taxonomy.js';
import { NAME_WEIGHT, type TopicEntry } from './taxonomy-entries.js';

interface Draft {
  name: string;
  parent: string | null;
  signals: Signal[];
  not: string[];
}

/**
 * Topics from entries, laid over `base`. What does not fit together (names taken twice, parents nobody has, cycles) is
 * added to `problems`, and the result is then not to be used.
 */
export function linkTopics(entries: readonly TopicEntry[], problems: string[], base: readonly Topic[] = []): Topic[] {
  const drafts = new Map<string, Draft>();
  for (const topic of base) {
    drafts.set(keyOf(topic.name), { ...topic, signals: [...topic.signals], not: [...topic.not] });
  }
  apply(entries, drafts, problems);
  const renamed = rename(entries, drafts, problems);
  const kept = mute(entries, renamed);
  return checkParents(kept, problems);
}

function apply(entries: readonly TopicEntry[], drafts: Map<string, Draft>, problems: string[]): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    const key = keyOf(entry.name);
    if (seen.has(key)) problems.push(`topic "${entry.name}" is given twice`);
    seen.add(key);
    const known = drafts.get(key);
    if (known === undefined) {
      drafts.set(key, {
        name: entry.name,
        parent: entry.parent,
        signals: entry.named ? withSignals([nameSignal(entry.name)], entry.signals) : [...entry.signals],
        not: [...entry.not],
      });
    } else {
      known.signals = withSignals(known.signals, entry.signals);
      known.not = [...new Set([...known.not, ...entry.not])];
      known.parent = entry.parent ?? known.parent;
    }
  }
}

/** `more` added to `signals`, in place of what has the same phrase. */
function withSignals(signals: readonly Signal[], more: readonly Signal[]): Signal[] {
  const key = (signal: Signal) => (signal.exact ? signal.phrase : signal.phrase.toLowerCase());
  const merged = new Map(signals.map((signal) => [key(signal), signal]));
  for (const signal of more) merged.set(key(signal), signal);
  return [...merged.values()];
}

/** New names given, in the topics and where they are parents; the old name goes on signalling the topic. */
function rename(
  entries: readonly TopicEntry[],
  drafts: ReadonlyMap<string, Draft>,
  problems: string[],
): Map<string, Draft> {
  const names = new Map<string, string>();
  const silent = new Set<string>();
  for (const entry of entries) {
    if (entry.rename !== null) names.set(keyOf(entry.name), entry.rename);
    if (!entry.named) silent.add(keyOf(entry.name));
  }
  const renamed = new Map<string, Draft>();
  for (const [key, draft] of drafts) {
    const name = names.get(key) ?? draft.name;
    const parent = draft.parent === null ? null : (names.get(keyOf(draft.parent)) ?? draft.parent);
    if (renamed.has(keyOf(name))) problems.push(`topic "${draft.name}" cannot be renamed "${name}": the name is taken`);
    const unsignalled = name === draft.name || silent.has(key);
    const signals = unsignalled ? draft.signals : withSignals([nameSignal(name)], draft.signals);
    renamed.set(keyOf(name), { ...draft, name, parent, signals });
  }
  return renamed;
}

/** Without the silenced topics; what was under one of them moves up. */
function mute(entries: readonly TopicEntry[], drafts: ReadonlyMap<string, Draft>): Draft[] {
  const muted = new Set(entries.filter((entry) => entry.mute).map((entry) => keyOf(entry.rename ?? entry.name)));
  return [...drafts]
    .filter(([key]) => !muted.has(key))
    .map(([, draft]) => {
      let { parent } = draft;
      for (let steps = 0; parent !== null && muted.has(keyOf(parent)) && steps <= drafts.size; steps += 1) {
        parent = drafts.get(keyOf(parent))?.parent ?? null;
      }
      return { ...draft, parent };
    });
}

/** Parents under the name they are written with, every problem of the tree reported. */
function checkParents(drafts: readonly Draft[], problems: string[]): Topic[] {
  const byKey = new Map(drafts.map((draft) => [keyOf(draft.name), draft]));
  const parentOf = (draft: Draft) => (draft.parent === null ? undefined : byKey.get(keyOf(draft.parent)));
  for (const draft of drafts) {
    if (draft.parent !== null && parentOf(draft) === undefined) {
      problems.push(`topic "${draft.name}": no topic is named like its parent "${draft.parent}"`);
    }
    if (isOwnAncestor(draft, parentOf)) problems.push(`topic "${draft.name}" is its own ancestor`);
    if (draft.signals.length === 0) problems.push(`topic "${draft.name}": nothing signals it`);
  }
  return drafts.map((draft) => ({ ...draft, parent: parentOf(draft)?.name ?? null }));
}

function isOwnAncestor(draft: Draft, parentOf: (draft: Draft) => Draft | undefined): boolean {
  const seen = new Set<Draft>();
  for (let at = parentOf(draft); at !== undefined && !seen.has(at); at = parentOf(at)) {
    if (at === draft) return true;
    seen.add(at);
  }
  return false;
}

function nameSignal(name: string): Signal {
  return { phrase: name, weight: NAME_WEIGHT, exact: false, weak: false };
}

function keyOf(name: string): string {
  return name.toLowerCase();
}
