import type { Keyphrase } from '../model.js';
import type { AnalysedToken } from '../text/analyser.js';
import type { ProseSentence } from './eligible.js';
import { announcesPost, beginsWithName, introducesSubject } from './phrases.js';

/**
 * The weights of a sentence's score, each for a part from 0 to 1:
 * centrality (likeness to the whole post), title (share of the title's words), lead (how early it stands).
 */
export const WEIGHTS = {
  centrality: 1,
  title: 0.7,
  lead: 0.8,
  /** Sentences after which `lead` is half. */
  leadHalf: 6,
  /** Added to a sentence that says what the post is about ("In this article, …"). */
  announcing: 0.4,
  /** Added to the first sentence of a document in sections. */
  opening: 0.2,
  /** Factor for an item of a list. */
  item: 0.8,
  /** Factor for a question. */
  question: 0.8,
  /** What a keyphrase adds to the weight of its words. */
  keyphrase: 1.5,
  /** How much likeness to a sentence already chosen costs. */
  redundancy: 0.4,
  /** Words up to which a longer sentence may have more to say. */
  fullLength: 12,
  /** Power of the length that centrality is divided by: at 0.5 long sentences win, above 1 short ones. */
  brevity: 1,
} as const;

/** What sentences are scored by. */
export interface ScoreSource {
  readonly title: string;
  readonly titleTokens: readonly AnalysedToken[];
  /** Analysed tokens of the body, or of a leading part of it: sentences beyond are not considered. */
  readonly bodyTokens: readonly AnalysedToken[];
  readonly keyphrases: readonly Keyphrase[];
}

/** A sentence with what it says. */
export interface MeasuredSentence {
  readonly sentence: ProseSentence;
  readonly terms: ReadonlySet<string>;
  readonly words: number;
  /** Weight of what it says, per word: how central it is to the post. */
  readonly central: number;
}

export interface ScoredSentence extends MeasuredSentence {
  readonly score: number;
}

export function measureAll(source: ScoreSource, prose: readonly ProseSentence[]): MeasuredSentence[] {
  const { bodyTokens } = source;
  const weights = termWeights(source);
  const measured: MeasuredSentence[] = [];
  let at = 0;
  for (const sentence of prose) {
    while (at < bodyTokens.length && (bodyTokens[at]?.start ?? 0) < sentence.start) at += 1;
    const from = at;
    while (at < bodyTokens.length && (bodyTokens[at]?.end ?? 0) <= sentence.end) at += 1;
    if (at === from) continue;
    const words = at - from;
    const terms = firstTerms(bodyTokens.slice(from, at));
    measured.push({ sentence, terms, words, central: centrality(terms, words, weights) });
  }
  return measured;
}

/** Best first; of equals the earlier. @param most the centrality that counts as 1 */
export function scoreAll(
  { title, titleTokens }: ScoreSource,
  measured: readonly MeasuredSentence[],
  most: number,
): ScoredSentence[] {
  const titleTerms = firstTerms(titleTokens);
  const name = title.toLowerCase();
  const scoreOf = ({ sentence, terms, words, central }: MeasuredSentence) => {
    let score = (WEIGHTS.centrality * central) / most;
    score += WEIGHTS.title * share(titleTerms, terms);
    score += WEIGHTS.lead / (1 + sentence.ordinal / WEIGHTS.leadHalf);
    if (announcesPost(sentence.text) || isDefinition(sentence, name)) score += WEIGHTS.announcing;
    if (sentence.place === 'opening') score += WEIGHTS.opening;
    if (sentence.kind === 'item') score *= WEIGHTS.item;
    if (sentence.text.endsWith('?')) score *= WEIGHTS.question;
    return score * Math.min(1, (words + 4) / WEIGHTS.fullLength);
  };
  return measured.map((one) => ({ ...one, score: scoreOf(one) })).sort((a, b) => b.score - a.score);
}

/** Says what the thing is that the title names. */
function isDefinition({ text, place }: ProseSentence, name: string): boolean {
  return beginsWithName(text, name) || (place === 'opening' && introducesSubject(text));
}

/** Shared terms of two sentences as a part of the smaller set. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  return small.size === 0 ? 0 : share(small, large);
}

/** The words of tokens, in their index form. */
export function firstTerms(tokens: readonly AnalysedToken[]): ReadonlySet<string> {
  const first = new Set<string>();
  for (const { terms } of tokens) if (terms[0] !== undefined) first.add(terms[0]);
  return first;
}

/** What each term of the post is worth: the logarithm of its count, more for the words of keyphrases. */
function termWeights({ bodyTokens, titleTokens, keyphrases }: ScoreSource): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const tokens of [titleTokens, bodyTokens]) {
    for (const { terms } of tokens) {
      const term = terms[0];
      if (term !== undefined) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  const weights = new Map<string, number>();
  for (const [term, count] of counts) if (count > 1) weights.set(term, Math.log2(count));
  for (const { term, score } of keyphrases) {
    for (const word of term.split(' ')) {
      if (counts.has(word)) weights.set(word, (weights.get(word) ?? 0) + WEIGHTS.keyphrase * score);
    }
  }
  return weights;
}

/** Weight of what a sentence says, per word of it; long sentences are not preferred for being long. */
function centrality(terms: ReadonlySet<string>, words: number, weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const term of terms) sum += weights.get(term) ?? 0;
  return sum / Math.max(words, 8) ** WEIGHTS.brevity;
}

function share(wanted: ReadonlySet<string>, held: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0;
  let hits = 0;
  for (const term of wanted) if (held.has(term)) hits += 1;
  return hits / wanted.size;
}
