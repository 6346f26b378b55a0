import type { Block, Span } from '../model.js';
import type { Analyser } from '../text/analyser.js';
import { type Fitness, fitnessOf, isStatement, type ProseSentence, proseSentences } from './eligible.js';
import {
  firstTerms,
  type MeasuredSentence,
  measureAll,
  overlap,
  type ScoredSentence,
  type ScoreSource,
  scoreAll,
  WEIGHTS,
} from './score.js';

/** What a summary is made from. */
export interface SummarySource extends ScoreSource {
  readonly analyser: Pick<Analyser, 'language'>;
  readonly body: string;
  readonly blocks: readonly Block[];
  readonly sentences: readonly Span[];
}

const MAX_SENTENCES = 3;
/** A summary of two sentences that is shorter than this (in characters) gets a third. */
const SHORT = 140;
/** A first sentence longer than this stands alone. */
const LONG = 280;
/** Sentences of which one holds more of the other's words say the same. */
const MOST_LIKENESS = 0.8;

/**
 * One to three sentences of a post, verbatim and in reading order, chosen for being central to the post, near its
 * beginning, close to its title, unlike each other, and able to stand alone. Where no sentence can stand alone, one
 * that says something of the title or is a whole sentence. None when there is no such sentence either.
 *
 * @param exactly How many sentences to choose (fewer when the post has fewer); left out, as many as read well.
 */
export function summarise(source: SummarySource, exactly?: number): Span[] {
  const measured = measureAll(source, proseSentences(source.body, source.blocks, source.sentences));
  const fitness = judgeOnce(source);
  const isComplete: IsFit = ({ sentence }) => fitness(sentence) === 'complete';
  const most = mostCentral(measured, isComplete);
  const chosen =
    most === undefined
      ? nextBest(source, measured, ({ sentence }) => fitness(sentence) !== 'none')
      : choose(scoreAll(source, measured, Math.max(most, 1e-9)), isComplete, exactly);
  return chosen.map(({ sentence: { start, end } }) => ({ start, end })).sort((a, b) => a.start - b.start);
}

type IsFit = (measured: MeasuredSentence) => boolean;

/** Judging a sentence costs more than scoring it, so it is done for those whose score matters, and once. */
function judgeOnce({ analyser, title }: SummarySource): (sentence: ProseSentence) => Fitness {
  const judged = new Map<ProseSentence, Fitness>();
  return (sentence) => {
    const known = judged.get(sentence);
    if (known !== undefined) return known;
    const made = fitnessOf(sentence, analyser.language, title);
    judged.set(sentence, made);
    return made;
  };
}

/**
 * Where no sentence can stand alone: the best that has a word of the title, though it leads in to code ("To set the host
 * name in Sendmail, change this line:"), else the first that ends like a sentence or opens a document.
 */
function nextBest(source: ScoreSource, measured: readonly MeasuredSentence[], isQuotable: IsFit): MeasuredSentence[] {
  const usable = measured.filter((one) => !one.sentence.text.endsWith('?') && isQuotable(one));
  const most = usable.reduce((sum, { central }) => Math.max(sum, central), 1e-9);
  const title = firstTerms(source.titleTokens);
  const best =
    scoreAll(source, usable, most).find(({ terms }) => overlap(terms, title) > 0) ??
    usable.find(({ sentence }) => sentence.place === 'opening' || isStatement(sentence.text));
  return best === undefined ? [] : [best];
}

/** The centrality of the most central sentence that is fit; undefined when none is. */
function mostCentral(measured: readonly MeasuredSentence[], isFit: IsFit): number | undefined {
  return measured.toSorted((a, b) => b.central - a.central).find(isFit)?.central;
}

function choose(scored: readonly ScoredSentence[], isFit: IsFit, exactly: number | undefined): ScoredSentence[] {
  const chosen: ScoredSentence[] = [];
  const most = Math.min(exactly ?? MAX_SENTENCES, MAX_SENTENCES);
  while (chosen.length < most) {
    if (exactly === undefined && isEnough(chosen)) break;
    const best = bestNext(scored, isFit, chosen);
    if (best === null) break;
    chosen.push(best);
  }
  return chosen;
}

function isEnough(chosen: readonly ScoredSentence[]): boolean {
  const length = chosen.reduce((sum, { sentence }) => sum + sentence.text.length, 0);
  return chosen.length === 1 ? length > LONG : chosen.length === 2 && length > SHORT;
}

/** Likeness to what was chosen only lowers a score, so nothing behind a lower score is looked at. */
function bestNext(
  scored: readonly ScoredSentence[],
  isFit: IsFit,
  chosen: readonly ScoredSentence[],
): ScoredSentence | null {
  let best: ScoredSentence | null = null;
  let bestScore = 0;
  for (const candidate of scored) {
    if (candidate.score <= bestScore) break;
    if (chosen.includes(candidate)) continue;
    const likeness = chosen.reduce((most, other) => Math.max(most, overlap(candidate.terms, other.terms)), 0);
    const score = candidate.score * (1 - WEIGHTS.redundancy * likeness);
    if (likeness >= MOST_LIKENESS || score <= bestScore || !isFit(candidate)) continue;
    best = candidate;
    bestScore = score;
  }
  return best;
}
