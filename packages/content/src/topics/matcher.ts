import type { AnalysedToken } from '../text/analyser.js';
import { tokenize } from '../text/tokens.js';
import { wordKey } from '../text/word-key.js';
import type { Taxonomy } from './taxonomy.js';
import { MAX_PHRASE_WORDS } from './taxonomy-entries.js';

/** A signal found in the text. */
export interface Match {
  /** Index of the topic in the taxonomy. */
  readonly topic: number;
  /** Index of the signal in the topic. */
  readonly signal: number;
  /** Index of the first token. */
  readonly at: number;
}

/** Finds the signals of a taxonomy in text. */
export interface Matcher {
  /**
   * Every signal in the tokens, in order; of signals of one topic that overlap, the leftmost longest. Phrases do not
   * cross from one block into another. Linear in the number of tokens.
   */
  find(tokens: readonly AnalysedToken[], blockOf?: Uint32Array): Match[];
}

interface Leaf {
  readonly topic: number;
  /** -1 for a `not` phrase. */
  readonly signal: number;
  /** The phrase's tokens as written, for signals that match only so. */
  readonly exact: readonly string[] | null;
}

interface Node {
  readonly next: Map<string, Node>;
  leaves: Leaf[] | null;
}

/** Tokens in the longest phrase: a written word can be several of them ("e-mail", "self-signed"). */
const MAX_TOKENS = 2 * MAX_PHRASE_WORDS;

/**
 * Compiles the signals once into a trie over words, so that finding them does not depend on their number. Words match
 * whatever their casing and number. They are not stemmed: "virtual" is not "virtualization".
 */
export function compileTaxonomy(taxonomy: Taxonomy): Matcher {
  const root: Node = { next: new Map(), leaves: null };
  for (const [topic, { signals, not }] of taxonomy.topics.entries()) {
    for (const [signal, { phrase, exact }] of signals.entries()) insert(root, phrase, topic, signal, exact);
    for (const phrase of not) insert(root, phrase, topic, -1, false);
  }
  const openings = new Openings(root.next.keys());
  return { find: (tokens, blockOf) => findAll(root, openings, taxonomy.topics.length, tokens, blockOf) };
}

/**
 * Tells of most words that no phrase begins with them, by their length and three of their letters (a Bloom filter with one
 * hash): a look at 16 KiB that stay in the processor's cache, where looking all words up took most of the matcher's time.
 */
class Openings {
  readonly #marked = new Uint8Array(1 << 14);

  constructor(words: Iterable<string>) {
    for (const word of words) this.#marked[placeOf(word)] = 1;
  }

  mayHold(word: string): boolean {
    return this.#marked[placeOf(word)] === 1;
  }
}

function placeOf(word: string): number {
  const last = word.length - 1;
  const letters = (word.charCodeAt(0) * 31 + word.charCodeAt(last >> 1)) * 31 + word.charCodeAt(last);
  return (letters * 31 + last) & 0x3fff;
}

function insert(root: Node, phrase: string, topic: number, signal: number, exact: boolean): void {
  const tokens = tokenize(phrase).slice(0, MAX_TOKENS);
  if (tokens.length === 0) return;
  let node = root;
  for (const { text } of tokens) {
    const key = wordKey(text);
    const next = node.next.get(key) ?? { next: new Map(), leaves: null };
    node.next.set(key, next);
    node = next;
  }
  const leaf = { topic, signal, exact: exact ? tokens.map(({ text }) => text) : null };
  // The first of the same words wins: signals are given strong ones first ("container", "containers").
  const taken = node.leaves?.some((other) => other.topic === topic && other.exact === null) ?? false;
  if (!taken) node.leaves = [...(node.leaves ?? []), leaf];
}

function findAll(
  root: Node,
  openings: Openings,
  topics: number,
  tokens: readonly AnalysedToken[],
  blockOf?: Uint32Array,
): Match[] {
  const matches: Match[] = [];
  const coveredTo = new Uint32Array(topics);
  for (let at = 0; at < tokens.length; at += 1) {
    const key = tokens[at]?.word.key ?? '';
    const first = openings.mayHold(key) ? root.next.get(key) : undefined;
    if (first === undefined) continue;
    for (const { leaf, end } of longestPerTopic(first, tokens, at, blockOf)) {
      if (at < (coveredTo[leaf.topic] ?? 0)) continue;
      coveredTo[leaf.topic] = end;
      if (leaf.signal >= 0) matches.push({ topic: leaf.topic, signal: leaf.signal, at });
    }
  }
  return matches;
}

interface Found {
  readonly leaf: Leaf;
  /** Index of the token after the phrase. */
  readonly end: number;
}

/** The longest phrases that begin with the token `at`, one of each topic, from the node that this token leads to. */
function longestPerTopic(
  first: Node,
  tokens: readonly AnalysedToken[],
  at: number,
  blockOf: Uint32Array | undefined,
): Iterable<Found> {
  const found = new Map<number, Found>();
  let node: Node | undefined = first;
  for (let end = at + 1; node !== undefined; end += 1) {
    for (const leaf of node.leaves ?? []) {
      if (leaf.exact?.some((text, offset) => tokens[at + offset]?.text !== text)) continue;
      found.set(leaf.topic, { leaf, end });
    }
    const isCut = end >= tokens.length || (blockOf !== undefined && blockOf[end] !== blockOf[at]);
    node = isCut ? undefined : node.next.get(tokens[end]?.word.key ?? '');
  }
  return found.values();
}
