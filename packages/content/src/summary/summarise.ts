import type { Block, Keyphrase, Span } from '../model.js';
import type { AnalysedToken, Analyser } from '../text/analyser.js';
import { leadIn, type ProseSentence, proseSentences } from './eligible.js';
import { announcesPost } from './phrases.js';

/** What a summary is made from. */
export interface SummarySource {
  readonly analyser: Pick<Analyser, 'language'>;
  readonly body: string;
  readonly blocks: readonly Block[];
  readonly sentences: readonly Span[];
  readonly titleTokens: readonly AnalysedToken[];
  /** Analysed tokens of the body, or of a leading part of it: sentences beyond are not considered. */
  readonly bodyTokens: readonly AnalysedToken[];
  readonly keyphrases: readonly Keyphrase[];
}

/**
 * The weights of a sentence's score, each for a part from 0 to 1:
 * centrality (likeness to the whole post), title (share of the title's words), lead (how early it stands).
 */
export const WEIGHTS = {
  centrality: 1,
  title: 0.7,
  lead: 0.8,
  /** Sentences after which `lead` is half. */
  leadHalf: 8,
  /** Added to a sentence that says what the post is about ("In this article, …"). */
  announcing: 0.4,
  /** Factor for a question. */
  question: 0.8,
  /** What a keyphrase adds to the weight of its words. */
  keyphrase: 2,
  /** How much likeness to a sentence already chosen costs. */
  redundancy: 0.4,
  /** Words up to which a longer sentence may have more to say. */
  fullLength: 12,
  /** Power of the length that centrality is divided by: at 0.5 long sentences win, above 1 short ones. */
  brevity: 1,
} as const;

const MAX_SENTENCES = 3;
/** A summary of two sentences that is shorter than this (in characters) gets a third. */
const SHORT = 140;
/** A first sentence longer than this stands alone. */
const LONG = 280;

interface Scored {
  readonly sentence: ProseSentence;
  readonly terms: ReadonlySet<string>;
  readonly score: number;
}

/**
 * One to three sentences of a post, verbatim and in reading order, chosen for being central to the post, near its
 * beginning, close to its title, unlike each other, and able to stand alone. Where no sentence can stand alone, the
 * best that there is; in a post that is mostly code, the words that lead in to it. None when the post holds no prose.
 *
 * @param exactly How many sentences to choose (fewer when the post has fewer); left out, as many as read well.
 */
export function summarise(source: SummarySource, exactly?: number): Span[] {
  const prose = proseSentences(source.body, source.blocks, source.sentences, source.analyser.language);
  const complete = prose.filter((sentence) => sentence.complete);
  const scored = scoreAll(source, complete.length > 0 ? complete : prose);
  const chosen = choose(scored, exactly);
  if (chosen.length === 0)
    return [leadIn(source.body, source.blocks, source.sentences)].filter((span) => span !== undefined);
  return chosen.map(({ sentence: { start, end } }) => ({ start, end })).sort((a, b) => a.start - b.start);
}

function choose(scored: readonly Scored[], exactly: number | undefined): Scored[] {
  const chosen: Scored[] = [];
  const most = Math.min(exactly ?? MAX_SENTENCES, MAX_SENTENCES);
  while (chosen.length < most) {
    if (exactly === undefined && isEnough(chosen)) break;
    const best = bestNext(scored, chosen);
    if (best === null) break;
    chosen.push(best);
  }
  return chosen;
}

function isEnough(chosen: readonly Scored[]): boolean {
  const length = chosen.reduce((sum, { sentence }) => sum + sentence.text.length, 0);
  return chosen.length === 1 ? length > LONG : chosen.length === 2 && length > SHORT;
}

function bestNext(scored: readonly Scored[], chosen: readonly Scored[]): Scored | null {
  let best: Scored | null = null;
  let bestScore = 0;
  for (const candidate of scored) {
    if (chosen.includes(candidate)) continue;
    const likeness = chosen.reduce((most, other) => Math.max(most, overlap(candidate.terms, other.terms)), 0);
    const score = candidate.score * (1 - WEIGHTS.redundancy * likeness);
    if (likeness < 0.8 && score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

function scoreAll(source: SummarySource, prose: readonly ProseSentence[]): Scored[] {
  const weights = termWeights(source);
  const titleTerms = firstTerms(source.titleTokens);
  const measured = withTokens(prose, source.bodyTokens).map(({ sentence, tokens }) => {
    const terms = firstTerms(tokens);
    return { sentence, terms, words: tokens.length, central: centrality(terms, tokens.length, weights) };
  });
  const most = measured.reduce((max, { central }) => Math.max(max, central), 1e-9);
  return measured.map(({ sentence, terms, words, central }) => {
    let score = (WEIGHTS.centrality * central) / most;
    score += WEIGHTS.title * share(titleTerms, terms);
    score += WEIGHTS.lead / (1 + sentence.ordinal / WEIGHTS.leadHalf);
    if (announcesPost(sentence.text)) score += WEIGHTS.announcing;
    if (sentence.text.endsWith('?')) score *= WEIGHTS.question;
    return { sentence, terms, score: score * Math.min(1, (words + 4) / WEIGHTS.fullLength) };
  });
}

function firstTerms(tokens: readonly AnalysedToken[]): ReadonlySet<string> {
  const first = new Set<string>();
  for (const { terms } of tokens) if (terms[0] !== undefined) first.add(terms[0]);
  return first;
}

/** What each term of the post is worth: the logarithm of its count, more for the words of keyphrases. */
function termWeights({ bodyTokens, titleTokens, keyphrases }: SummarySource): ReadonlyMap<string, number> {
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

function withTokens(
  prose: readonly ProseSentence[],
  tokens: readonly AnalysedToken[],
): { sentence: ProseSentence; tokens: readonly AnalysedToken[] }[] {
  const found: { sentence: ProseSentence; tokens: readonly AnalysedToken[] }[] = [];
  let at = 0;
  for (const sentence of prose) {
    while (at < tokens.length && (tokens[at]?.start ?? 0) < sentence.start) at += 1;
    const from = at;
    while (at < tokens.length && (tokens[at]?.end ?? 0) <= sentence.end) at += 1;
    if (at > from) found.push({ sentence, tokens: tokens.slice(from, at) });
  }
  return found;
}

function share(wanted: ReadonlySet<string>, held: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0;
  let hits = 0;
  for (const term of wanted) if (held.has(term)) hits += 1;
  return hits / wanted.size;
}

/** Shared terms as a part of the smaller of the two sets. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  return small.size === 0 ? 0 : share(small, large);
}
