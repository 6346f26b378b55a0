import {
  confidentTags,
  learnTags,
  postFromText,
  proposeTags,
  type ReadablePost,
  type TagModel,
} from '@fieldnotes/content/analyse';
import { BenchmarkError } from '../harness/errors.js';
import { round } from '../harness/figures.js';
import { normalPhrase } from '../keyphrases/protocol.js';
import type { LabelledText } from '../keyphrases/texts.js';

/** Share of the posts, the oldest, that is learned from; the others are proposed for. */
export const LEARNED_SHARE = 0.8;
const PROPOSED = 3;

/** Macro F1 of the three likeliest tags, and how often the likeliest is right; in percent. */
export interface LearnedScore {
  readonly f1at3: number;
  readonly p1: number;
}

/** What people are shown: the proposals that the product is confident of, all posts together; in percent. */
export interface ConfidentScore {
  /** Posts that get a proposal. */
  readonly posts: number;
  /** Number of proposals. */
  readonly proposed: number;
  /** Those that the author gave, and those that ought to be by the confidence. */
  readonly right: number;
  readonly expected: number;
}

export interface LearnedScores {
  /** Posts learned from and proposed for. */
  readonly learned: number;
  readonly tested: number;
  readonly scores: Readonly<Record<string, LearnedScore>>;
  readonly confident: ConfidentScore;
}

/** Learns the tags of the oldest posts and proposes them for the newest; posts without a date come first. */
export function scoreLearned(texts: readonly LabelledText[]): LearnedScores {
  const tagged = texts.filter(({ labels }) => labels.length > 0);
  const ordered = [...tagged].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const cut = Math.floor(ordered.length * LEARNED_SHARE);
  const [old, fresh] = [ordered.slice(0, cut), ordered.slice(cut)];
  const model = learnTags(old.flatMap((text) => postOf(text) ?? []));
  if (model === null) throw new BenchmarkError('unreadable', 'Too few posts have tags to learn from.');
  return {
    learned: old.length,
    tested: fresh.length,
    scores: {
      fieldnotes: judge(fresh, product(model)),
      'nearest posts': judge(fresh, nearest(old)),
      'most frequent': judge(fresh, mostFrequent(old)),
    },
    confident: judgeConfidence(fresh, model),
  };
}

type Propose = (text: LabelledText) => readonly string[];

function product(model: TagModel): Propose {
  return (text) => {
    const post = postOf(text);
    return post === null ? [] : proposeTags(model, post).map(({ tag }) => tag);
  };
}

/** Of posts shown to the product without their tags. */
function judgeConfidence(texts: readonly LabelledText[], model: TagModel): ConfidentScore {
  const outcomes = texts.map((text) => {
    const post = postOf({ ...text, labels: [] });
    const proposed = post === null ? [] : confidentTags(model, post);
    return proposed.map(({ tag, confidence }) => ({ isRight: text.labels.includes(tag), confidence }));
  });
  const all = outcomes.flat();
  const percent = (sum: number, of: number) => round((100 * sum) / Math.max(1, of), 1);
  return {
    posts: percent(outcomes.filter((proposals) => proposals.length > 0).length, texts.length),
    proposed: all.length,
    right: percent(all.filter(({ isRight }) => isRight).length, all.length),
    expected: percent(
      all.reduce((sum, { confidence }) => sum + confidence, 0),
      all.length,
    ),
  };
}

function postOf({ title, text, labels }: LabelledText): ReadablePost | null {
  return postFromText({ title, text, tags: labels });
}

const NEIGHBOURS = 10;

/** The tags of the nearest posts by the cosine of their words' tf·idf, each with the weight of its likeness. */
function nearest(old: readonly LabelledText[]): Propose {
  const counted = old.map(wordCounts);
  const frequencies = new Map<string, number>();
  for (const counts of counted) for (const word of counts.keys()) increase(frequencies, word, 1);
  const vectorOf = (counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> => {
    const weights = [...counts].map(([word, count]): [string, number] => {
      const idf = Math.log((old.length + 1) / ((frequencies.get(word) ?? 0) + 1));
      return [word, (1 + Math.log(count)) * idf];
    });
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([word, weight]) => [word, weight / length]));
  };
  const vectors = counted.map(vectorOf);
  return (text) => {
    const vector = vectorOf(wordCounts(text));
    const likeness = vectors.map((other, at) => {
      let sum = 0;
      for (const [word, weight] of vector) sum += weight * (other.get(word) ?? 0);
      return { sum, labels: old[at]?.labels ?? [] };
    });
    const votes = new Map<string, number>();
    for (const { sum, labels } of likeness.sort((a, b) => b.sum - a.sum).slice(0, NEIGHBOURS)) {
      for (const label of labels) increase(votes, label, sum);
    }
    return [...votes].sort(([, a], [, b]) => b - a).map(([label]) => label);
  };
}

function wordCounts({ title, text }: LabelledText): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of normalPhrase(`${title} ${text}`).split(' ')) increase(counts, word, 1);
  return counts;
}

function increase(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function mostFrequent(old: readonly LabelledText[]): Propose {
  const counts = new Map<string, number>();
  for (const { labels } of old) for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const best = [...counts].sort(([, a], [, b]) => b - a).map(([label]) => label);
  return () => best;
}

function judge(texts: readonly LabelledText[], propose: Propose): LearnedScore {
  let f1 = 0;
  let first = 0;
  for (const text of texts) {
    const wanted = new Set(text.labels);
    const proposed = propose(text).slice(0, PROPOSED);
    const hits = proposed.filter((tag) => wanted.has(tag)).length;
    f1 += hits === 0 ? 0 : (2 * hits) / (proposed.length + wanted.size);
    if (wanted.has(proposed[0] ?? '')) first += 1;
  }
  const percent = (sum: number) => round((100 * sum) / Math.max(1, texts.length), 1);
  return { f1at3: percent(f1), p1: percent(first) };
}
