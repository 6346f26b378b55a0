import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import type { Signal } from './taxonomy.js';

const require = createRequire(import.meta.url);

/** A topic as a file writes it, checked by itself but not yet against the others. */
export interface TopicEntry {
  readonly name: string;
  readonly rename: string | null;
  readonly mute: boolean;
  /** Null where the file says nothing about a parent. */
  readonly parent: string | null;
  /** The name itself speaks for the topic. */
  readonly named: boolean;
  readonly signals: readonly Signal[];
  readonly not: readonly string[];
}

const MAX_CHARACTERS = 2_000_000;
const MAX_TOPICS = 2_000;
const MAX_SIGNALS = 500;
const MAX_PHRASE = 80;
export const MAX_PHRASE_WORDS = 8;
const PHRASE = `phrase of 1 to ${MAX_PHRASE} characters and at most ${MAX_PHRASE_WORDS} words`;
const MIN_WEIGHT = 0.1;
const MAX_WEIGHT = 5;
export const NAME_WEIGHT = 2;
const WEAK_WEIGHT = 0.4;

const TOPIC_KEYS = ['name', 'parent', 'synonyms', 'ambiguous', 'signals', 'weak', 'weighted', 'not', 'mute', 'rename'];
const SIGNAL_KEYS = ['phrase', 'weight', 'exact', 'weak'];

/** The topics of a YAML text, and every problem found in it. An entry with a problem may be incomplete. */
export function readEntries(text: string): { entries: TopicEntry[]; problems: string[] } {
  const problems: string[] = [];
  const entries: TopicEntry[] = [];
  const list = topicList(text, problems);
  if (list.length > MAX_TOPICS) problems.push(`${list.length} topics, more than ${MAX_TOPICS}`);
  for (const [index, value] of list.slice(0, MAX_TOPICS).entries()) {
    const entry = readEntry(value, index, problems);
    if (entry !== null) entries.push(entry);
  }
  return { entries, problems };
}

/** The values under `topics`, or nothing and a problem. */
function topicList(text: string, problems: string[]): unknown[] {
  if (text.length > MAX_CHARACTERS) {
    problems.push(`${text.length} characters, more than ${MAX_CHARACTERS}`);
    return [];
  }
  const document = (require('yaml') as typeof Yaml).parseDocument(text);
  if (document.errors.length > 0) {
    for (const error of document.errors) problems.push(error.message.split('\n')[0] ?? 'not YAML');
    return [];
  }
  const root = plainObject(toValue(() => document.toJS({ maxAliasCount: 0 }), problems));
  if (root === null) {
    if (problems.length === 0) problems.push('it needs a list under "topics"');
    return [];
  }
  for (const key of Object.keys(root)) {
    if (key !== 'version' && key !== 'topics') problems.push(`unknown key "${key}"`);
  }
  if (root.version !== undefined && root.version !== 1) problems.push('"version" must be 1');
  if (!Array.isArray(root.topics)) {
    problems.push('it needs a list under "topics"');
    return [];
  }
  return root.topics;
}

function toValue(make: () => unknown, problems: string[]): unknown {
  try {
    return make();
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    return null;
  }
}

function readEntry(value: unknown, index: number, problems: string[]): TopicEntry | null {
  const fields = plainObject(value);
  const name = fields === null ? null : phraseOf(fields.name);
  if (fields === null || name === null) {
    problems.push(`topic number ${index + 1} needs a "name": a ${PHRASE}`);
    return null;
  }
  const say = (problem: string) => problems.push(`topic "${name}": ${problem}`);
  for (const key of Object.keys(fields)) if (!TOPIC_KEYS.includes(key)) say(`unknown key "${key}"`);
  const strong = phrases(fields.synonyms, 'synonyms', say).map((phrase) => signalOf(phrase, NAME_WEIGHT));
  const weak = phrases(fields.weak, 'weak', say).map((phrase) => signalOf(phrase, WEAK_WEIGHT, { weak: true }));
  const plain = phrases(fields.signals, 'signals', say).map((phrase) => signalOf(phrase, 1));
  const signals = [...strong, ...plain, ...weak, ...readWeighted(fields.weighted, say)];
  if (signals.length > MAX_SIGNALS) say(`${signals.length} signals, more than ${MAX_SIGNALS}`);
  reportRepeats(signals, say);
  return {
    name,
    rename: optionalPhrase(fields.rename, 'rename', say),
    mute: flag(fields.mute, 'mute', say),
    parent: optionalPhrase(fields.parent, 'parent', say),
    named: !flag(fields.ambiguous, 'ambiguous', say),
    signals,
    not: phrases(fields.not, 'not', say),
  };
}

type Say = (problem: string) => void;

function readWeighted(value: unknown, say: Say): Signal[] {
  return listOf(value, 'weighted', say).flatMap((item) => {
    const fields = plainObject(item);
    const phrase = phraseOf(fields?.phrase);
    if (fields === null || phrase === null) {
      say(`"weighted" holds something without a ${PHRASE} under "phrase": ${shown(item)}`);
      return [];
    }
    for (const key of Object.keys(fields)) if (!SIGNAL_KEYS.includes(key)) say(`signal "${phrase}": unknown "${key}"`);
    const weak = flag(fields.weak, `signal "${phrase}": weak`, say);
    const weight = fields.weight ?? (weak ? WEAK_WEIGHT : 1);
    if (typeof weight !== 'number' || !(weight >= MIN_WEIGHT && weight <= MAX_WEIGHT)) {
      say(`signal "${phrase}": weight must be a number from ${MIN_WEIGHT} to ${MAX_WEIGHT}`);
      return [];
    }
    return [signalOf(phrase, weight, { weak, exact: flag(fields.exact, `signal "${phrase}": exact`, say) })];
  });
}

function signalOf(phrase: string, weight: number, more: { weak?: boolean; exact?: boolean } = {}): Signal {
  return { phrase, weight, exact: more.exact ?? false, weak: more.weak ?? false };
}

function reportRepeats(signals: readonly Signal[], say: Say): void {
  const seen = new Set<string>();
  for (const { phrase, exact } of signals) {
    const key = exact ? phrase : phrase.toLowerCase();
    if (seen.has(key)) say(`signal "${phrase}" is given twice`);
    seen.add(key);
  }
}

/** Phrases given as a list, or in one text with commas between them. */
function phrases(value: unknown, key: string, say: Say): string[] {
  const list = typeof value === 'string' ? value.split(',') : listOf(value, key, say);
  return list.flatMap((item) => {
    const phrase = phraseOf(item);
    if (phrase === null) say(`"${key}" holds something that is no ${PHRASE}: ${shown(item)}`);
    return phrase === null ? [] : [phrase];
  });
}

function listOf(value: unknown, key: string, say: Say): unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  say(`"${key}" must be a list`);
  return [];
}

function optionalPhrase(value: unknown, key: string, say: Say): string | null {
  if (value === undefined || value === null) return null;
  const phrase = phraseOf(value);
  if (phrase === null) say(`"${key}" must be a phrase`);
  return phrase;
}

function flag(value: unknown, key: string, say: Say): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? false;
  say(`${key} must be true or false`);
  return false;
}

/** Whether a text can name or signal a topic. */
export function isPhrase(text: string): boolean {
  return phraseOf(text) === text;
}

/** A phrase of one line within the bounds. YAML reads some words as numbers ("404"): those are phrases too. */
function phraseOf(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return null;
  const phrase = text.trim().replace(/\s+/g, ' ');
  if (phrase === '' || phrase.length > MAX_PHRASE || phrase.split(' ').length > MAX_PHRASE_WORDS) return null;
  return phrase;
}

function plainObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function shown(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 60) ?? String(value);
}
